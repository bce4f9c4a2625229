import type { FailureFacts, SnapEvent } from '@snap-sdk/core'

export type EventType = SnapEvent['type']
type FieldOf<Type extends EventType> = keyof Extract<SnapEvent, { type: Type }>
type TypesWith<Name> = { [Type in EventType]: Name extends FieldOf<Type> ? Type : never }[EventType]

/** When a field is there: in each event of its type, or as the words say. */
export interface FieldRow<Types extends EventType = EventType> {
  readonly form: string
  readonly what: string
  readonly when: { readonly [Type in Types]: 'always' | string }
}

const WITH_PATH = 'the path is ours'
const PARTNER = 'a partner has the ID that the call names'
const PROVEN = 'the signature is proven'
const HEARD = 'there is an onEvent, and a handler ran to its end'
const STORE = 'there is an onEvent, and the store was asked'
const WAITED = 'there is an onEvent, and the call waited'
const OF_A_CALL = (when: string) => `of a call, and ${when}`

const ofCalls = (when: string) => ({ answered: when, refused: when, failed: when, warning: OF_A_CALL(when) })
const ofEnds = (when: string) => ({ answered: when, refused: when, failed: when })

/** Every field of every event. A row, or a type within it, that is missing or too many does not compile. */
export const EVENT_FIELDS: {
  readonly [Name in
    | FieldOf<EventType>
    | FieldOf<'answered'>
    | FieldOf<'refused'>
    | FieldOf<'failed'>
    | FieldOf<'warning'>]: FieldRow<TypesWith<Name>>
} = {
  type: {
    form: '`answered`, `refused`, `failed`, `warning`',
    what: 'What happened.',
    when: { answered: 'always', refused: 'always', failed: 'always', warning: 'always' },
  },
  gateway: {
    form: 'text',
    what: "The gateway's name.",
    when: { answered: 'always', refused: WITH_PATH, failed: WITH_PATH, warning: "it is one gateway's" },
  },
  service: {
    form: 'text',
    what: "The service's name, as in `handlers`; `token` for the token.",
    when: { answered: 'always', refused: WITH_PATH, failed: WITH_PATH, warning: 'of a call' },
  },
  clientId: {
    form: 'text',
    what: 'The partner. Until the signature is proven, only what the caller says of itself.',
    when: { answered: 'always', refused: PARTNER, failed: PARTNER, warning: 'of a call' },
  },
  externalId: {
    form: 'text',
    what: 'X-EXTERNAL-ID. Until the signature is proven, only what the caller says.',
    when: ofCalls('the headers are complete, and it is among them'),
  },
  paymentId: {
    form: 'text',
    what: 'The same for every retry of one payment, as in the handler’s context.',
    when: ofCalls(`the service reports money, ${PROVEN}, and the body could be read`),
  },
  meaning: {
    form: '`paid`, `pending`, `expired`, `denied`, `cancelled`, `refunded`, `reversed`',
    what: 'What a notice reports. Only `paid` is money.',
    when: ofCalls(`the service reports money, ${PROVEN}, and the fields are right`),
  },
  about: {
    form: 'field → text, number or `{ value, currency }`',
    what: 'What the call is about: the fields that its service names (`about`) and tells calls apart by (`duplicates`), each as the handler sees it.',
    when: ofCalls(`${PROVEN}, and one of them is there and passed its own check`),
  },
  remoteAddress: {
    form: 'text',
    what: 'The address that the door saw.',
    when: ofCalls('the door knows it'),
  },
  httpStatus: {
    form: 'number',
    what: 'The status that went out.',
    when: ofEnds('always'),
  },
  responseCode: {
    form: 'seven digits',
    what: 'The responseCode that went out.',
    when: ofEnds('always'),
  },
  startedAt: {
    form: 'Date',
    what: 'When the call came, by the option `clock`.',
    when: ofEnds('always'),
  },
  durationMilliseconds: {
    form: 'number, ms',
    what: 'From the first byte to the answer; of a late one to the end of its handler. Of a warning: for how long the handler has been running.',
    when: { ...ofEnds('always'), warning: '`HANDLER_STILL_RUNNING`, `TRANSACTION_TOO_LONG`' },
  },
  handlerMilliseconds: { form: 'number, ms', what: 'How long the handler ran.', when: ofEnds(HEARD) },
  storeMilliseconds: {
    form: 'number, ms',
    what: 'How long the call waited for the duplicate store: for its claim, and for its answer to be kept.',
    when: ofEnds(STORE),
  },
  waitedMilliseconds: {
    form: 'number, ms',
    what: 'How long the call waited for an earlier one of the same payment to end.',
    when: ofEnds(WAITED),
  },
  duplicate: {
    form: '`replay`, `inconsistent`, `finished`, `running`, `conflict`',
    what: 'What a duplicate got: the first answer, its data under 404xx18, a refusal since the first call was answered or runs still, or one since its content differs.',
    when: {
      answered: 'the first answer went out again: `replay`, `inconsistent`',
      refused: '`finished`, `running`, `conflict`',
      failed: 'never',
    },
  },
  outcome: {
    form: 'an outcome',
    what: 'What the handler made of the call: `successful`, or what it rejected with.',
    when: { answered: 'it is not a duplicate' },
  },
  late: {
    form: '`true`',
    what: 'The handler ended after its deadline: a timeout had gone out, and this is what a retry learns.',
    when: { answered: 'it was late', failed: 'it was late' },
  },
  cause: {
    form: '`{ code, message, … }`',
    what: 'Why. Its code is one of those below, its message says what came and what to do, and the facts of its code stand beside it.',
    when: { refused: 'always', failed: 'always' },
  },
  error: {
    form: 'anything',
    what: 'What was thrown. It is the merchant’s own, or a driver’s: its text may hold whatever they put there.',
    when: { failed: 'something was thrown', warning: 'something was thrown' },
  },
  code: { form: 'a code', what: 'One of the warnings below.', when: { warning: 'always' } },
  message: { form: 'text', what: 'What is wrong, and what to do.', when: { warning: 'always' } },
  claim: {
    form: '`takenOver`, `restored`, `unknown`',
    what: 'What has become of the claim of a call whose handler had completed.',
    when: { warning: '`CLAIM_LOST`' },
  },
}

/** Every fact that a cause may carry beside its code and message. */
export const CAUSE_FACTS: {
  readonly [Name in keyof Required<FailureFacts>]: { readonly what: string; readonly when: string }
} = {
  field: {
    what: 'The body field that is wrong, with dots into objects, as the gateway spells it.',
    when: '`FIELD_MISSING`, `FIELD_INVALID`, `STATUS_UNKNOWN`, `ANSWER_INVALID`, `IDENTITY_MISSING`',
  },
  header: {
    what: 'The header that is wrong.',
    when: '`HEADER_MISSING`, `HEADER_MALFORMED`, `TIMESTAMP_MALFORMED`, `PARTNER_UNKNOWN`',
  },
  skewSeconds: {
    what: 'How far X-TIMESTAMP is ahead of the clock; negative when it is behind.',
    when: '`TIMESTAMP_OUT_OF_RANGE`',
  },
  scheme: { what: 'The signature scheme that was expected.', when: '`SIGNATURE_MALFORMED`, `SIGNATURE_MISMATCH`' },
  signatureBytes: {
    what: 'How many bytes the signature has. 64 are HMAC-SHA512, 256 are RSA-2048.',
    when: '`SIGNATURE_MISMATCH`',
  },
  keyCount: { what: 'How many keys were tried.', when: '`SIGNATURE_MISMATCH`' },
  dropped: { what: 'The outcome that the handler made and did not return.', when: '`REJECTION_DROPPED`' },
}
