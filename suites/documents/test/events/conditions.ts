import type { Translated } from './translated.ts'

export type Condition =
  | 'always'
  | 'never'
  | 'pathIsOurs'
  | 'ofOneGateway'
  | 'ofCall'
  | 'ofCallLikewise'
  | 'partnerKnown'
  | 'headersComplete'
  | 'bodyRead'
  | 'fieldsRight'
  | 'oneFieldRight'
  | 'doorKnows'
  | 'handlerEnded'
  | 'storeAsked'
  | 'waited'
  | 'repeated'
  | 'refusedDuplicate'
  | 'notDuplicate'
  | 'late'
  | 'thrown'
  | 'stillRunning'
  | 'claimLost'

/** When a field of an event is there. */
export const CONDITIONS: Readonly<Record<Condition, Translated>> = {
  always: { en: 'always', id: 'selalu' },
  never: { en: 'never', id: 'tidak pernah' },
  pathIsOurs: { en: 'the path is one of yours', id: 'path-nya salah satu milik Anda' },
  ofOneGateway: { en: 'it is about one gateway', id: 'menyangkut satu gateway' },
  ofCall: { en: 'it is about a call', id: 'menyangkut sebuah panggilan' },
  ofCallLikewise: { en: 'the same, if it is about a call', id: 'sama, bila menyangkut sebuah panggilan' },
  partnerKnown: { en: 'a partner has the ID that the call names', id: 'ada partner dengan ID yang disebut panggilan' },
  headersComplete: {
    en: 'all mandatory headers came, and this one did',
    id: 'semua header wajib datang, dan yang ini juga',
  },
  bodyRead: {
    en: 'the service reports money, the signature is proven, and the body could be read',
    id: 'service-nya melaporkan uang, signature terbukti, dan body bisa dibaca',
  },
  fieldsRight: {
    en: 'the service reports money, the signature is proven, and the fields are right',
    id: 'service-nya melaporkan uang, signature terbukti, dan field-nya benar',
  },
  oneFieldRight: {
    en: 'the signature is proven, and one of the fields came and passed its own check',
    id: 'signature terbukti, dan salah satu field-nya datang dan lolos pemeriksaan',
  },
  doorKnows: { en: 'the adapter knows it', id: 'adapter mengetahuinya' },
  handlerEnded: {
    en: 'there is an `onEvent`, and a handler ran to its end',
    id: '`onEvent` diisi, dan handler jalan sampai selesai',
  },
  storeAsked: {
    en: 'there is an `onEvent`, and the store was asked',
    id: '`onEvent` diisi, dan store ditanya',
  },
  waited: { en: 'there is an `onEvent`, and the call waited', id: '`onEvent` diisi, dan panggilan menunggu' },
  repeated: {
    en: 'the first answer went out again: `replay`, `inconsistent`',
    id: 'jawaban pertama dikirim lagi: `replay`, `inconsistent`',
  },
  refusedDuplicate: { en: '`finished`, `running`, `conflict`', id: '`finished`, `running`, `conflict`' },
  notDuplicate: { en: 'it is not a duplicate', id: 'bukan duplikat' },
  late: { en: 'it was late', id: 'terlambat' },
  thrown: { en: 'something was thrown', id: 'ada yang dilempar' },
  stillRunning: {
    en: '`HANDLER_STILL_RUNNING`, `TRANSACTION_TOO_LONG`',
    id: '`HANDLER_STILL_RUNNING`, `TRANSACTION_TOO_LONG`',
  },
  claimLost: { en: '`CLAIM_LOST`', id: '`CLAIM_LOST`' },
}
