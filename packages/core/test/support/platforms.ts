import * as node from '../../src/crypto/node.ts'
import type { PlatformCrypto } from '../../src/crypto/platform-crypto.ts'
import * as web from '../../src/crypto/web.ts'

/** Both files of the crypto room, for tests that ask each of them. */
export const PLATFORMS: readonly (readonly [name: string, platform: PlatformCrypto])[] = [
  ['node.ts', node],
  ['web.ts', web],
]
