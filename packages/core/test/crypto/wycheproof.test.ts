import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePublicKey } from '../../src/authenticate/public-key.ts'
import { PLATFORMS } from '../support/platforms.ts'

interface Case {
  readonly tcId: number
  readonly comment: string
  readonly msg: string
  readonly flags: readonly string[]
  readonly result: 'valid' | 'invalid' | 'acceptable'
}
type RsaCase = Case & { readonly sig: string }
type MacCase = Case & { readonly key: string; readonly tag: string }
interface RsaGroup {
  readonly keySize: number
  readonly publicKeyPem: string
  readonly tests: readonly RsaCase[]
}
interface MacGroup {
  readonly tagSize: number
  readonly tests: readonly MacCase[]
}

function readGroups<Group>(name: string, count: number): readonly Group[] {
  const text = readFileSync(new URL(`../vectors/wycheproof/${name}_test.json`, import.meta.url), 'utf8')
  const { testGroups, numberOfTests } = JSON.parse(text)
  if (numberOfTests !== count) throw new Error(`${name} has ${numberOfTests} cases`)
  return testGroups
}

const fromHex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))

const RSA: [file: string, count: number][] = [
  ['rsa_signature_2048_sha256', 259],
  ['rsa_signature_3072_sha256', 259],
  ['rsa_signature_4096_sha256', 258],
]

describe.each(PLATFORMS)('%s', (_, platform) => {
  it.each(RSA)('verifies what is valid of %s, all %i cases, and nothing else', async (file, count) => {
    const verdicts: string[] = []
    for (const { publicKeyPem, keySize, tests } of readGroups<RsaGroup>(file, count)) {
      const key = parsePublicKey(publicKeyPem, file)
      expect(key.modulusBits).toBe(keySize)
      const verify = await platform.prepareRsaKey(key.spki)
      for (const { tcId, comment, msg, sig, result } of tests) {
        const fits = await verify(fromHex(sig), fromHex(msg))
        verdicts.push(`${tcId} ${result} ${fits}`)
        // "Acceptable" is a DigestInfo without its NULL, which RFC 8017 has a verifier refuse or not: both files refuse it.
        expect(fits, `${file} ${tcId}: ${comment}`).toBe(result === 'valid')
      }
    }
    expect(verdicts).toHaveLength(count)
    expect(verdicts.filter((verdict) => verdict.endsWith('valid true')).length).toBeGreaterThanOrEqual(7)
  })

  it('verifies what is valid of hmac_sha512, all 174 cases, and nothing else', async () => {
    let valid = 0
    for (const { tests } of readGroups<MacGroup>('hmac_sha512', 174)) {
      for (const { tcId, comment, key, msg, tag, result } of tests) {
        const [code, message] = [fromHex(tag), fromHex(msg)]
        const fits = await platform.prepareHmacKey(fromHex(key))(code, message)
        // Half the tags are cut short: a signature never is.
        expect(fits, `${tcId}: ${comment}`).toBe(result === 'valid' && code.length === 64)
        if (fits) valid++
      }
    }
    expect(valid).toBe(33)
  })

  it('makes the codes of hmac_sha256, all 174 cases', () => {
    let valid = 0
    for (const { tagSize, tests } of readGroups<MacGroup>('hmac_sha256', 174)) {
      for (const { tcId, comment, key, msg, tag, result } of tests) {
        const code = platform
          .prepareHmac(fromHex(key))(fromHex(msg))
          .slice(0, tagSize / 8)
        expect(platform.equalBytes(code, fromHex(tag)), `${tcId}: ${comment}`).toBe(result === 'valid')
        if (result === 'valid') valid++
      }
    }
    expect(valid).toBe(66)
  })
})
