import type { NoAnswer, NoAnswerCode } from '../transport.ts'
import { isObject } from './judge-field.ts'

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
