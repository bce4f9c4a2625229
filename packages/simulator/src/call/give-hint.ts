import { isObject } from '../answer/judge-field.ts'
import { parseResponseCode } from '../answer/response-code.ts'
import type { Identity } from '../command-line/identity.ts'
import type { Exchange } from '../gateway.ts'
import type { NoAnswer, NoAnswerCode } from '../transport.ts'

const NOTHING_LISTENS =
  'Nothing listens there. Is the merchant running, on this host and port? Its terminal says on which it listens.'

const NO_ANSWER: Readonly<Record<NoAnswerCode, string>> = {
  NO_CONNECTION: NOTHING_LISTENS,
  CONNECTION_LOST:
    "The connection broke without an answer. The merchant's own log says why; a server that speaks https needs https:// in --url.",
  TIMEOUT:
    'A handler that never answers, or a body that is waited for after a parser has read it, looks like this. --timeout waits longer.',
  ANSWER_TOO_LARGE: 'An answer of SNAP is a few hundred bytes. Is this the right path?',
  NOT_SENDABLE: 'HTTP cannot carry it: look at --header, --method and --path.',
}

/** What lies under a lost connection, by Node's error code. */
const CAUSES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'No such host is known: look at --url.',
  EAI_AGAIN: 'The name of the host could not be looked up: look at --url, and at the network.',
  EPROTO: 'This port does not speak https: try http:// in --url.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'This port does not speak https: try http:// in --url.',
  CERT_HAS_EXPIRED: 'The certificate has run out. NICEPAY would refuse it too: renew it.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another host name. NICEPAY would refuse it too.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'The server sends its certificate without the ones between it and the root. NICEPAY may refuse it too: serve the full chain.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is self-signed. For a test, trust it: NODE_EXTRA_CA_CERTS=cert.pem',
  SELF_SIGNED_CERT_IN_CHAIN:
    'The certificate comes from an authority of your own. For a test: NODE_EXTRA_CA_CERTS=ca.pem',
}

/** Says what to look at when nothing came back. */
export function hintForNoAnswer({ code, cause }: NoAnswer): string {
  const causeCode = isObject(cause) ? String(cause.code) : ''
  return CAUSES[causeCode] ?? NO_ANSWER[code]
}

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
    hint: ({ signature, sources }) =>
      [
        `The merchant must have the public half of ${sources.privateKey}${signature === 'symmetric' ? `, and the client secret (${sources.clientSecret})` : ''},`,
        `and expect the scheme ${signature}. To learn why it disagrees, have it save a call as it arrives (onCapture of snap-sdk, or raw HTTP),`,
        'then, with the key or secret that the merchant has: snap-simulator explain FILE --public-key FILE, or --client-secret-file FILE',
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
