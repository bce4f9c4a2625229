import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { respellSignature } from '../../respell-signature.ts'
import { everywhere } from '../../traits.ts'

export const signatureInOtherCase: CaseMaker = expectCode({
  name: 'signature-in-other-case',
  at: everywhere,
  severity: 'must',
  sent: 'whose X-SIGNATURE has small letters in place of capital ones, and the reverse',
  codes: CODES.unauthorized,
  rule: 'RFC 4648 §4: in base64 the case of a letter counts; BCA',
  fix: 'Decode X-SIGNATURE and compare bytes, in constant time; never compare texts without case.',
  call: (tools, service) => respellSignature(tools, service, swapCase),
})

function swapCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()))
}
