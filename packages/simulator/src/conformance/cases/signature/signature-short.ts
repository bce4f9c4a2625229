import { CODES } from '../../codes.ts'
import { type CaseMaker, callEach, expectCode } from '../../define-cases.ts'
import { everywhere } from '../../traits.ts'

/** Three bytes of base64, and 32 bytes of hex: as long as SHA-256, and as no signature of SNAP. */
const SHORT: readonly string[] = ['AAAA', '5e'.repeat(32)]

export const signatureShort: CaseMaker = expectCode({
  name: 'signature-short',
  at: everywhere,
  severity: 'must',
  sent: 'whose X-SIGNATURE has 3 bytes, or 32',
  codes: CODES.noSignature,
  rule: 'ASPI: SHA256withRSA or HMAC-SHA512, of 64 bytes and more; BCA',
  fix: 'Refuse a signature of another length, without failing on it.',
  call: (tools, service) =>
    callEach(SHORT, (signature) => tools.call(service, { headers: { 'X-SIGNATURE': signature } })),
})
