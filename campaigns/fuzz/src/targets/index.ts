import type { FuzzTarget } from '../fuzz-target.ts'
import { accessTokensTarget } from './access-tokens.ts'
import { callsTarget } from './calls.ts'
import { httpBytesTarget } from './http-bytes.ts'
import { httpPressureTarget } from './http-pressure.ts'
import { minifyJsonTarget } from './minify-json.ts'
import { publicKeysTarget } from './public-keys.ts'
import { regularExpressionsTarget } from './regular-expressions.ts'
import { signaturesTarget } from './signatures.ts'
import { timestampsTarget } from './timestamps.ts'

/** In the order in which they are run. */
export const TARGETS: readonly FuzzTarget[] = [
  minifyJsonTarget,
  timestampsTarget,
  publicKeysTarget,
  signaturesTarget,
  accessTokensTarget,
  callsTarget,
  httpBytesTarget,
  httpPressureTarget,
  regularExpressionsTarget,
]
