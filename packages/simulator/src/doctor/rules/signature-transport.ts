import { mapSignature } from '../map-signature.ts'
import { decodeBase64 } from '../read-signature.ts'
import type { Rule } from '../rule.ts'

/** A signature that was changed on its way: blanks for +, percent-encoding, quotes, a name in front. */
export const signatureTransport: Rule = {
  name: 'signature-transport',
  field: 'signature',
  vary: (_, { call }) =>
    mapSignature(call, (text) => [
      {
        bytes: decodeBase64(text.replaceAll(' ', '+')),
        cause: 'Each + of the signature has become a blank, as when a header goes through form decoding.',
        fix: 'Look for what stands between the gateway and your server and decodes headers as a form; X-SIGNATURE must arrive as it was sent.',
      },
      {
        bytes: /%[0-9A-Fa-f]{2}/.test(text)
          ? decodeBase64(
              text.replace(/%([0-9A-Fa-f]{2})/g, (_match, hex: string) =>
                String.fromCharCode(Number.parseInt(hex, 16)),
              ),
            )
          : undefined,
        cause: 'The signature is percent-encoded, as for a URL.',
        fix: 'A header needs no percent-encoding: the gateway must send the base64 as it is.',
      },
      {
        bytes: decodeBase64(text.replace(/^["'<]|["'>]$/g, '')),
        cause: 'The signature stands in quotes.',
        fix: 'The gateway must send the base64 alone.',
      },
      {
        bytes: decodeBase64(text.replace(/^[A-Za-z0-9-]{1,20}[=: ]/, '')),
        cause: "A name stands in front of the signature, such as an algorithm's.",
        fix: 'The gateway must send the base64 alone: X-SIGNATURE names no algorithm.',
      },
      {
        bytes: decodeBase64(text.split(',')[0] ?? ''),
        cause: 'X-SIGNATURE came twice; the first of them is right.',
        fix: 'The gateway, or a proxy on the way, must send the header once.',
      },
      {
        bytes: decodeBase64(text.split(',')[1] ?? ''),
        cause: 'X-SIGNATURE came twice; the second of them is right.',
        fix: 'The gateway, or a proxy on the way, must send the header once.',
      },
    ]),
}
