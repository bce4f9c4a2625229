import { isObject } from '../../answer/judge-field.ts'
import { parseResponseCode } from '../../answer/response-code.ts'
import type { Exchange } from '../../gateway.ts'
import type { Identity } from '../options/identity.ts'

/** What to look at when a call was refused, by its code and message. The first that fits is shown. */
const REFUSALS: readonly {
  readonly code: RegExp
  readonly message?: RegExp
  readonly hint: (identity: Identity) => string
}[] = [
  {
    code: /^401\d\d00$/,
    message: /timestamp|skew/i,
    hint: () => "Compare this machine's clock with the merchant's: date -u",
  },
  {
    code: /^401\d\d00$/,
    message: /client/i,
    hint: ({ clientId }) => `The merchant does not know the client ID ${clientId}: --client-id gives another.`,
  },
  {
    code: /^401\d\d00$/,
    hint: ({ scheme, sources }) =>
      [
        `The merchant must have the public half of ${sources.privateKey}${scheme === 'symmetric' ? `, and the client secret (${sources.clientSecret})` : ''},`,
        `and expect the scheme ${scheme}. To learn why it disagrees, have it save a call as it arrives (onCapture of snap-sdk, or raw HTTP),`,
        'then, with the key or secret that the merchant has: npx @snap-sdk/simulator explain FILE --public-key FILE, or --client-secret-file FILE',
      ].join(' '),
  },
  { code: /^401\d\d01$/, hint: () => 'The merchant refuses the token that it issued, or that --token gave.' },
  {
    code: /^409\d\d00$/,
    hint: () => 'This X-EXTERNAL-ID was used before today. Without --external-id each call gets a new one.',
  },
  { code: /^404\d\d12$/, hint: () => 'The merchant has no such bill: --pay-no gives one of its own.' },
]

/** Says what to look at when an answer is a refusal or is not from a SNAP service at all; nothing when there is nothing to say. */
export function hintForAnswer({ request, response }: Exchange, identity: Identity): string | undefined {
  const { responseCode, responseMessage } = isObject(response.body) ? response.body : {}
  if (parseResponseCode(responseCode) !== undefined) {
    const fits = ({ code, message }: (typeof REFUSALS)[number]) =>
      code.test(String(responseCode)) && (message === undefined || message.test(String(responseMessage)))
    return REFUSALS.find(fits)?.hint(identity)
  }
  if (response.status === 404 || response.status < 300) {
    return `Nothing of SNAP answers at ${request.path}. --base-path names what stands before /v1.0; it is ${identity.basePath || 'empty'} now.`
  }
  if (response.status >= 300 && response.status < 400) {
    return `The server sends callers on to ${response.headers.location ?? 'another address'}. A gateway does not follow: give the final address as --url.`
  }
  if (response.status === 400 && /https/i.test(response.text)) return 'This port speaks https: try https:// in --url.'
  return undefined
}
