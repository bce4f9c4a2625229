import type { FailureCode } from '@snap-sdk/core'

export interface CodeText {
  readonly cause: string
  readonly fix: string
}

/** Why a call is not answered by its handler's own answer, and what to do about it. A code that is missing does not compile. */
export const FAILURES: Readonly<Record<FailureCode, CodeText>> = {
  PATH_UNKNOWN: {
    cause:
      'No service has this path. A door passes such calls on, so that it is seen from `snap.fetch` and `snap.handle` alone.',
    fix: 'Compare the path with `snap.endpoints`. Set `basePath`, or `paths` where the gateway has another one registered: where only the base differs, `BASE_PATH_DIFFERS` names it.',
  },
  METHOD_WRONG: {
    cause: 'The call is not a POST.',
    fix: 'Nothing, where a browser or a scanner called. Else ask the gateway.',
  },
  BODY_TOO_LARGE: {
    cause: 'The body has more than `maxBodyBytes`.',
    fix: 'Raise the option if the gateway sends such bodies.',
  },
  BODY_ENCODED: {
    cause: 'Content-Encoding says that the body is compressed. The signature covers the bytes as sent.',
    fix: 'Look for a proxy that compresses requests; else ask the gateway to send plain JSON.',
  },
  BODY_INTERRUPTED: {
    cause: 'The body ended before its Content-Length, or the caller went away.',
    fix: 'If it happens to every call, something before snap-sdk reads the body: see docs/trouble/raw-body.md.',
  },
  BODY_TOO_SLOW: {
    cause: "The body had not ended at the call's deadline.",
    fix: 'Look at the network and the proxy in front.',
  },
  CALLER_GONE: {
    cause: 'The caller had gone before the handler started. It did not run, and a retry runs it.',
    fix: 'Nothing, where it is rare. Else your queue in front of the handler is longer than the gateway waits.',
  },
  BODY_ALREADY_PARSED: {
    cause: 'Something in front of snap-sdk has read the body and kept no bytes.',
    fix: 'Put snap-sdk first: the message has the lines for your framework.',
  },
  HEADER_MISSING: {
    cause: 'A header that must be there is missing or empty.',
    fix: 'Look for a proxy that removes it. If this gateway never sends it, set the row `headers`.',
  },
  HEADER_MALFORMED: {
    cause: 'A header has another form than the standard’s, or came twice.',
    fix: 'If this gateway’s own form differs, set the row `headers`.',
  },
  TIMESTAMP_MALFORMED: {
    cause: 'X-TIMESTAMP is not one unambiguous instant. The message says what came and which rule it breaks.',
    fix: 'Show the gateway the message. Nothing is guessed.',
  },
  TIMESTAMP_OUT_OF_RANGE: {
    cause: 'X-TIMESTAMP is further from your clock than `timestampToleranceSeconds`. `skewSeconds` says by how much.',
    fix: 'Let your clock follow NTP. Near 7 hours, one side writes one zone and means another: compare both.',
  },
  PARTNER_UNKNOWN: {
    cause: 'No partner has the ID that the call names.',
    fix: 'Compare the ID in the message with `clientId` and `partnerId`.',
  },
  PARTNER_LOOKUP_FAILED: {
    cause: 'The `partners` function threw, took more than 2 seconds, or has 100 questions open.',
    fix: 'Look at `event.error`, and at the database behind it.',
  },
  ADDRESS_NOT_ALLOWED: {
    cause: 'The call came from an address that is not among `allowedAddresses`.',
    fix: 'If the address is private or unknown, it is your own proxy’s: the message names the setting of your framework. Else ask the gateway for its addresses.',
  },
  TOKEN_MISSING: { cause: 'There is no Authorization header.', fix: 'Look for a proxy that removes it.' },
  TOKEN_INVALID: {
    cause: 'The access token is not one of ours, or one of another gateway.',
    fix: 'After a change of `tokens.secrets` the gateway must ask for a new token: keep the old secret second in the list.',
  },
  TOKEN_EXPIRED: {
    cause: 'The access token is older than `tokens.lifetimeSeconds`.',
    fix: 'The gateway must ask for a new one.',
  },
  TOKEN_OF_ANOTHER_PARTNER: {
    cause: 'The access token was issued to another partner than the one that calls.',
    fix: 'Ask the gateway which of its IDs it uses for the token, and which for calls.',
  },
  SIGNATURE_MALFORMED: { cause: 'X-SIGNATURE is neither base64 nor hex.', fix: 'Show the gateway the call.' },
  SIGNATURE_MISMATCH: {
    cause: 'The signature fits none of the partner’s keys.',
    fix: 'Compare key and scheme (`signatureBytes`); then look for what changes body or path on the way (`signedPath`). `npx @snap-sdk/simulator explain` finds the reason from a captured call.',
  },
  PUBLIC_KEY_INVALID: {
    cause: 'A building block was given something that is not an RSA public key.',
    fix: 'The message says what it is. `createSnap` refuses such a key at start.',
  },
  SECRET_INVALID: {
    cause: 'A building block was given an empty client secret or token secret.',
    fix: 'Look at the environment variable. `createSnap` refuses it at start.',
  },
  JSON_INVALID: {
    cause: 'The body is not a JSON object in UTF-8, or is nested more than 100 deep.',
    fix: 'Show the gateway the call.',
  },
  STATUS_UNKNOWN: {
    cause: 'The notice has no status, or one that is on no list: no handler ran.',
    fix: 'Ask the gateway what it means, then set the row `meaning` of the service.',
  },
  FIELD_MISSING: {
    cause: 'A mandatory field is missing or empty.',
    fix: 'If this gateway never sends it, make it optional in the service’s `fields`.',
  },
  FIELD_INVALID: {
    cause: 'A field has another form or length than documented.',
    fix: 'If this gateway’s own form differs, change the row in the service’s `fields`.',
  },
  TOO_MANY_HANDLERS: {
    cause: 'As many handlers run as `maxConcurrentHandlers`, or the store’s pool, lets run.',
    fix: 'Look at what makes handlers slow: `snap.running()` lists them.',
  },
  DEADLINE_EXCEEDED: {
    cause:
      'The call took longer than `deadlineMilliseconds`. A handler that runs goes on, and a retry gets its answer.',
    fix: 'Make the handler faster: take the payment, and do the rest in a job.',
  },
  HANDLER_THREW: { cause: 'The handler threw. A retry runs it again.', fix: 'Look at `event.error`.' },
  REJECTION_DROPPED: {
    cause: '`context.reject(…)` was made, and neither returned nor thrown.',
    fix: 'Add the missing `return`, and look whether the payment was taken.',
  },
  NOTICE_UNHANDLED: {
    cause: 'A refund, cancellation or reversal came, and the contract has no `otherStatus`.',
    fix: 'Give it one: money was given back.',
  },
  ANSWER_INVALID: {
    cause: 'The handler’s answer breaks a documented length or leaves a field out. It is not run again.',
    fix: 'The message names each fault.',
  },
  INTERNAL_ERROR: {
    cause: 'Something unforeseen: a clock that throws, a `Request` that cannot be read, a bug of ours.',
    fix: 'Look at `event.error`, and report it.',
  },
  SNAP_CLOSED: { cause: '`close()` was called.', fix: 'Nothing: the gateway tries again elsewhere.' },
  IDENTITY_MISSING: {
    cause: 'The call has neither an external ID nor a key: two of them could not be told apart.',
    fix: 'Ask the gateway which field names a payment, and set `duplicates.key`.',
  },
  DUPLICATE_RUNNING: {
    cause: 'The same call is still being answered.',
    fix: 'Nothing, where it is rare. Else the handler is slower than the gateway’s patience.',
  },
  DUPLICATE_FINISHED: {
    cause: 'The external ID, or the key, was used before, and this service’s repeats are conflicts.',
    fix: 'Nothing. The gateway should use a new X-EXTERNAL-ID for each call.',
  },
  DUPLICATE_CONFLICT: {
    cause: 'The same external ID or payment came with other content.',
    fix: 'At a payment: look into both calls, one of them is wrong.',
  },
  DUPLICATE_STORE_FAILED: {
    cause: 'The duplicate store is down, slow or full. No handler ran, or its work was rolled back.',
    fix: 'Look at `event.error` and at the database behind it.',
  },
}
