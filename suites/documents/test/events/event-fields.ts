import type { FailureFacts, SnapEvent } from '@snap-sdk/core'
import type { Condition } from './conditions.ts'
import type { Translated } from './translated.ts'

export type EventType = SnapEvent['type']
type FieldOf<Type extends EventType> = keyof Extract<SnapEvent, { type: Type }>
type TypesWith<Name> = { [Type in EventType]: Name extends FieldOf<Type> ? Type : never }[EventType]

export interface FieldRow<Types extends EventType = EventType> {
  /** A text, or the same in each language. */
  readonly form: string | Translated
  readonly what: Translated
  readonly when: { readonly [Type in Types]: Condition }
}

const ofCalls = (when: Condition) =>
  ({ answered: when, refused: when, failed: when, warning: 'ofCallLikewise' }) as const
const ofEnds = (when: Condition) => ({ answered: when, refused: when, failed: when })

const TEXT: Translated = { en: 'text', id: 'teks' }
const NUMBER: Translated = { en: 'number', id: 'angka' }
const MILLISECONDS: Translated = { en: 'number, ms', id: 'angka, ms' }

/** Every field of every event. A row, a type within it or a language that is missing or too many does not compile. */
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
    what: { en: 'What happened.', id: 'Apa yang terjadi.' },
    when: { answered: 'always', refused: 'always', failed: 'always', warning: 'always' },
  },
  gateway: {
    form: TEXT,
    what: { en: 'The `name` of the contract.', id: '`name` dari kontrak.' },
    when: { answered: 'always', refused: 'pathIsOurs', failed: 'pathIsOurs', warning: 'ofOneGateway' },
  },
  service: {
    form: TEXT,
    what: {
      en: 'The service’s name, as in `handlers`; `token` for the token.',
      id: 'Nama service, seperti di `handlers`; `token` untuk token.',
    },
    when: { answered: 'always', refused: 'pathIsOurs', failed: 'pathIsOurs', warning: 'ofCall' },
  },
  clientId: {
    form: TEXT,
    what: {
      en: 'The partner. Until the signature is proven, only what the caller says of itself.',
      id: 'Partner-nya. Sebelum signature terbukti, hanya pengakuan pemanggil.',
    },
    when: { answered: 'always', refused: 'partnerKnown', failed: 'partnerKnown', warning: 'ofCall' },
  },
  externalId: {
    form: TEXT,
    what: {
      en: 'X-EXTERNAL-ID. Until the signature is proven, only what the caller says.',
      id: 'X-EXTERNAL-ID. Sebelum signature terbukti, hanya pengakuan pemanggil.',
    },
    when: ofCalls('headersComplete'),
  },
  paymentId: {
    form: TEXT,
    what: {
      en: 'The same for every retry of one payment, as in the handler’s context.',
      id: 'Sama untuk setiap retry satu pembayaran, seperti di context handler.',
    },
    when: ofCalls('bodyRead'),
  },
  meaning: {
    form: '`paid`, `pending`, `expired`, `denied`, `cancelled`, `refunded`, `reversed`',
    what: {
      en: 'What a notice reports. Only `paid` is money.',
      id: 'Isi laporan notifikasi. Hanya `paid` yang berarti uang.',
    },
    when: ofCalls('fieldsRight'),
  },
  about: {
    form: {
      en: 'field → text, number or `{ value, currency }`',
      id: 'field → teks, angka, atau `{ value, currency }`',
    },
    what: {
      en: 'What the call is about (bill, reference, amount): the fields that its service names as `about`, and those by which it tells calls apart (`duplicates`), each as the handler sees it.',
      id: 'Menyangkut apa panggilan itu (tagihan, referensi, jumlah): field yang disebut service-nya sebagai `about`, dan yang dipakai membedakan panggilan (`duplicates`), masing-masing seperti yang dilihat handler.',
    },
    when: ofCalls('oneFieldRight'),
  },
  remoteAddress: {
    form: TEXT,
    what: { en: 'The address that called.', id: 'Alamat pemanggil.' },
    when: ofCalls('doorKnows'),
  },
  httpStatus: {
    form: NUMBER,
    what: { en: 'The HTTP status that went out.', id: 'HTTP status yang dikirim.' },
    when: ofEnds('always'),
  },
  responseCode: {
    form: { en: 'seven digits', id: 'tujuh digit' },
    what: { en: 'The responseCode that went out.', id: 'responseCode yang dikirim.' },
    when: ofEnds('always'),
  },
  startedAt: {
    form: 'Date',
    what: { en: 'When the call came, by the option `clock`.', id: 'Saat panggilan datang, menurut opsi `clock`.' },
    when: ofEnds('always'),
  },
  durationMilliseconds: {
    form: MILLISECONDS,
    what: {
      en: 'From the first byte to the answer; of a late one to the end of its handler. Of a warning: for how long the handler has been running.',
      id: 'Dari byte pertama sampai jawaban; bila terlambat, sampai handler selesai. Pada warning: sudah berapa lama handler jalan.',
    },
    when: { ...ofEnds('always'), warning: 'stillRunning' },
  },
  handlerMilliseconds: {
    form: MILLISECONDS,
    what: { en: 'How long the handler ran.', id: 'Berapa lama handler jalan.' },
    when: ofEnds('handlerEnded'),
  },
  storeMilliseconds: {
    form: MILLISECONDS,
    what: {
      en: 'How long the call waited for the duplicate store: for its claim, and for its answer to be kept.',
      id: 'Berapa lama panggilan menunggu duplicate store: untuk klaimnya, dan untuk penyimpanan jawabannya.',
    },
    when: ofEnds('storeAsked'),
  },
  waitedMilliseconds: {
    form: MILLISECONDS,
    what: {
      en: 'How long the call waited for an earlier one of the same payment to end.',
      id: 'Berapa lama panggilan menunggu panggilan sebelumnya untuk pembayaran yang sama.',
    },
    when: ofEnds('waited'),
  },
  duplicate: {
    form: '`replay`, `inconsistent`, `finished`, `running`, `conflict`',
    what: {
      en: 'What a duplicate got: the first answer (`replay`), the first answer’s data under 404xx18 (`inconsistent`), or a refusal, since the first call was answered (`finished`), runs still (`running`) or had other content (`conflict`).',
      id: 'Yang diterima duplikat: jawaban pertama (`replay`), data jawaban pertama dengan 404xx18 (`inconsistent`), atau penolakan, karena panggilan pertama sudah dijawab (`finished`), masih jalan (`running`), atau isinya lain (`conflict`).',
    },
    when: { answered: 'repeated', refused: 'refusedDuplicate', failed: 'never' },
  },
  outcome: {
    form: { en: 'an outcome', id: 'outcome' },
    what: {
      en: 'What the handler made of the call: `successful`, or what it rejected with.',
      id: 'Hasil dari handler: `successful`, atau outcome dari `reject`-nya.',
    },
    when: { answered: 'notDuplicate' },
  },
  late: {
    form: '`true`',
    what: {
      en: 'The handler ended after its deadline: a timeout had gone out, and this is what a retry learns.',
      id: 'Handler selesai setelah deadline: timeout sudah dikirim, dan inilah yang didapat retry.',
    },
    when: { answered: 'late', failed: 'late' },
  },
  cause: {
    form: '`{ code, message, … }`',
    what: {
      en: 'Why. Its `code` is one of those below, its `message` says what came and what to do, and the facts of its code stand beside it.',
      id: 'Penyebabnya. `code` adalah salah satu di bawah, `message` menyebut apa yang datang dan apa yang perlu dilakukan, dan fakta untuk kode itu ada di sampingnya.',
    },
    when: { refused: 'always', failed: 'always' },
  },
  error: {
    form: { en: 'anything', id: 'apa saja' },
    what: {
      en: 'What your code, or a driver, has thrown: its text may hold whatever they put there.',
      id: 'Yang dilempar kode Anda, atau driver: teksnya bisa memuat apa pun yang mereka taruh di sana.',
    },
    when: { failed: 'thrown', warning: 'thrown' },
  },
  code: {
    form: { en: 'a code', id: 'kode' },
    what: { en: 'One of the warnings below.', id: 'Salah satu peringatan di bawah.' },
    when: { warning: 'always' },
  },
  message: {
    form: TEXT,
    what: { en: 'What is wrong, and what to do.', id: 'Apa yang salah, dan apa yang perlu dilakukan.' },
    when: { warning: 'always' },
  },
  claim: {
    form: '`takenOver`, `restored`, `unknown`',
    what: {
      en: 'What has become of the claim of a call whose handler had completed.',
      id: 'Apa yang terjadi dengan klaim panggilan yang handler-nya sudah selesai.',
    },
    when: { warning: 'claimLost' },
  },
}

/** Every fact that a cause may carry beside its code and message. */
export const CAUSE_FACTS: {
  readonly [Name in keyof Required<FailureFacts>]: { readonly what: Translated; readonly codes: string }
} = {
  field: {
    what: {
      en: 'The body field that is wrong, with dots into objects, as the gateway spells it.',
      id: 'Field body yang salah, dengan titik untuk isi objek, seperti ditulis gateway.',
    },
    codes: '`FIELD_MISSING`, `FIELD_INVALID`, `STATUS_UNKNOWN`, `ANSWER_INVALID`, `IDENTITY_MISSING`',
  },
  header: {
    what: { en: 'The header that is wrong.', id: 'Header yang salah.' },
    codes: '`HEADER_MISSING`, `HEADER_MALFORMED`, `TIMESTAMP_MALFORMED`, `PARTNER_UNKNOWN`',
  },
  skewSeconds: {
    what: {
      en: 'How many seconds X-TIMESTAMP is ahead of your clock; negative when it is behind.',
      id: 'Berapa detik X-TIMESTAMP mendahului jam Anda; negatif bila tertinggal.',
    },
    codes: '`TIMESTAMP_OUT_OF_RANGE`',
  },
  scheme: {
    what: { en: 'The signature scheme that was expected.', id: 'Skema signature yang diharapkan.' },
    codes: '`SIGNATURE_MALFORMED`, `SIGNATURE_MISMATCH`',
  },
  signatureBytes: {
    what: {
      en: 'How many bytes the signature has. 64 are HMAC-SHA512, 256 are RSA-2048.',
      id: 'Berapa byte signature-nya. 64 berarti HMAC-SHA512, 256 berarti RSA-2048.',
    },
    codes: '`SIGNATURE_MISMATCH`',
  },
  keyCount: {
    what: { en: 'How many keys were tried.', id: 'Berapa key yang dicoba.' },
    codes: '`SIGNATURE_MISMATCH`',
  },
  dropped: {
    what: {
      en: 'The outcome that the handler made and did not return.',
      id: 'Outcome yang dibuat handler dan tidak dikembalikan.',
    },
    codes: '`REJECTION_DROPPED`',
  },
}
