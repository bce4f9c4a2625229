import type { Meaning } from '@snap-sdk/core'
import type { Demand, Form } from './field-rows.ts'

export type Language = 'en' | 'id'

/** The sentences of the services' pages, in each language. */
export interface ServiceWords {
  readonly service: string
  readonly who: string
  readonly whoText: string
  readonly whoHeads: readonly string[]
  readonly nobody: (handler: string) => string
  readonly certainties: Readonly<Record<'documented' | 'inferred' | 'conflicting', string>>
  readonly howSure: (note: string) => string
  readonly request: string
  readonly requestText: string
  readonly heads: readonly [field: string, mandatory: string, form: string, note: string]
  readonly demands: Readonly<Record<Demand, string>>
  readonly otherSpelling: (spellings: string) => string
  readonly ownName: (name: string) => string
  readonly form: (form: Form) => string
  readonly sample: string
  readonly sampleText: (source: string) => string
  readonly answer: string
  readonly answerText: string
  readonly noAnswer: string
  readonly sampleAnswer: (given: boolean) => string
  readonly meanings: string
  readonly meaningHeads: readonly [status: string, meaning: string, goesTo: string]
  readonly handlerHears: (handler: string) => string
  readonly otherStatus: string
  readonly nothingRuns: string
  readonly everythingElse: string
  readonly always: (meaning: string) => string
  readonly alwaysPaid: string
  readonly paidUnless: (fields: string) => string
  readonly noMeaning: string
  readonly duplicates: string
  readonly duplicateHeads: readonly [what: string, how: string]
  readonly duplicateRows: Readonly<
    Record<'key' | 'otherKey' | 'sameness' | 'repeat' | 'mismatch' | 'whileRunning' | 'keepDays', string>
  >
  readonly externalId: string
  readonly wholeBody: string
  readonly repeats: Readonly<Record<'replay' | 'conflict' | 'inconsistent' | 'function', string>>
  readonly afterWaiting: string
  readonly atOnce: string
  readonly days: (days: number) => string
  readonly codes: string
  readonly codesText: string
  readonly outcomeHeads: readonly [outcome: string, code: string, message: string]
  readonly refusals: string
  readonly refusalsText: string
  readonly refusalHeads: readonly [code: string, message: string, causes: string]
  readonly differences: string
  readonly differencesText: string
  readonly differenceHeads: readonly [gateway: string, what: string, standard: string, there: string, sure: string]
  readonly noDifferences: string
  readonly inRequest: string
  readonly inAnswer: string
  readonly statusIn: string
  readonly bodyOfAnswer: string
  readonly bodyOfRefusal: string
  readonly notThere: string
  readonly further: readonly string[]
  readonly token: TokenWords
  readonly index: IndexWords
}

/** The sentences of the access token's page. */
export interface TokenWords {
  readonly title: string
  readonly lead: string
  readonly whoText: string
  readonly whoHeads: readonly string[]
  readonly sampleText: string
  readonly answerText: string
  readonly differenceHeads: readonly string[]
}

/** The sentences of the page that lists them. */
export interface IndexWords {
  readonly title: string
  readonly lead: string
  readonly listHeads: readonly [service: string, handler: string, code: string, path: string, gateways: string]
  readonly withToken: string
  readonly read: string
  readonly readText: string
  readonly forms: string
  readonly formsText: string
  readonly amounts: string
  readonly amountsText: string
  readonly amountHeads: readonly [value: string, handlerSees: string]
  readonly refused: (message: string) => string
  readonly counts: string
  readonly meanings: string
  readonly meaningsText: string
  readonly meaningHeads: readonly [meaning: string, says: string, goesTo: string, otherwise: string]
  readonly says: Readonly<Record<Meaning, string>>
}

const EN: ServiceWords = {
  service: 'service',
  who: 'Who sends it',
  whoText: 'The handler, its path and code at each gateway. The path is the default: `basePath` and `paths` change it.',
  whoHeads: ['Gateway', 'Handler', 'Code', 'Path', 'Signature', 'Sure?'],
  nobody: (handler) =>
    `No dialect has it yet, since no gateway documents it in public: a dialect of yours names it \`${handler}\`, see [write a dialect](../guides/write-a-dialect.md).`,
  certainties: { documented: 'documented', inferred: 'inferred', conflicting: 'sources disagree' },
  howSure: (note) => `How sure that is: ${note}`,
  request: 'Request fields',
  requestText:
    'Fields that are not here pass, and reach the handler as they came. [How to read this](index.md#how-to-read-the-tables).',
  heads: ['Field', 'Mandatory', 'Form', 'Note'],
  demands: { yes: 'yes', paid: 'when paid', no: 'no' },
  otherSpelling: (spellings) => `Also spelled ${spellings}.`,
  ownName: (name) => `The handler sees it as \`${name}\`.`,
  form: (form) => formInEnglish(form),
  sample: 'A body that passes',
  sampleText: (source) => `${source}. A test sends it.`,
  answer: 'Answer fields',
  answerText: 'What your handler returns. A field that is longer than its form is `ANSWER_INVALID`, 500xx00.',
  noAnswer: 'None: the handler returns nothing, and the answer is code and message.',
  sampleAnswer: (given) => (given ? 'It goes out so:' : 'A handler that returns nothing answers:'),
  meanings: 'What it reports',
  meaningHeads: ['Status', 'Meaning', 'Goes to'],
  handlerHears: (handler) => `\`${handler}\``,
  otherStatus: '`otherStatus`',
  nothingRuns: 'nobody: 500xx00, `STATUS_UNKNOWN`',
  everythingElse: 'anything else, or nothing',
  always: (meaning) => `always \`${meaning}\``,
  alwaysPaid: 'It has no status: each call reports money, and reaches the handler.',
  paidUnless: (fields) =>
    `By the standard it has no status: each call reports money, and reaches the handler. Where one of these states another status than 00, nobody knows what it means, and no handler runs (500xx00, \`STATUS_UNKNOWN\`): ${fields}.`,
  noMeaning: 'It reports no status: the handler is always called.',
  duplicates: 'When two calls are one',
  duplicateHeads: ['What', 'How'],
  duplicateRows: {
    key: 'known by',
    otherKey: 'further, for what is not `paid`',
    sameness: 'the same, if equal in',
    repeat: 'a repeat gets',
    mismatch: 'known, with other content',
    whileRunning: 'while the first call runs',
    keepDays: 'an answer is kept for',
  },
  externalId: 'X-EXTERNAL-ID and day',
  wholeBody: 'the whole body',
  repeats: {
    replay: 'the first answer',
    conflict: '409xx00',
    inconsistent: '404xx18 with the first result',
    function: 'by the call',
  },
  afterWaiting: 'it waits for the first answer; then',
  atOnce: 'at once',
  days: (days) => `${days} days`,
  codes: 'Response codes',
  codesText:
    'What a handler usually answers, by its return or by `reject`. [All outcomes](../reference/response-codes.md).',
  outcomeHeads: ['Outcome', 'Code', 'Message'],
  refusals: 'What snap-sdk answers by itself',
  refusalsText:
    'The cause is in the event, not in the answer. [What to look at for each cause](../reference/response-codes.md).',
  refusalHeads: ['Code', 'Message', 'Causes'],
  differences: 'What each gateway changes',
  differencesText:
    'Made from the dialects. A gateway that is not here speaks the standard. [Each row with its source](../gateways.md).',
  differenceHeads: ['Gateway', 'What', 'By the standard', 'There', 'Sure?'],
  noDifferences: 'Nothing: those that send it speak as above.',
  inRequest: 'request',
  inAnswer: 'answer',
  statusIn: 'the status',
  bodyOfAnswer: 'body of the answer',
  bodyOfRefusal: 'body of a refusal',
  notThere: 'not named',
  further: [
    '[Take a payment exactly once](../guides/exactly-once.md)',
    '[Test it without HTTP](../guides/testing.md)',
    '[Troubles by symptom](../trouble/index.md)',
    '[All services](index.md)',
  ],
  token: {
    title: 'Access token',
    lead: 'The gateway asks for the token that its other calls carry. snap-sdk answers by itself: you write no handler. The call is signed by RSA over `clientId|timestamp` and named by X-CLIENT-KEY.',
    whoText:
      'Gateways that are not here carry no token. `paths: { token: … }` sets another path; all gateways may share one.',
    whoHeads: ['Gateway', 'Path', '`tokenType`', 'Sure?'],
    sampleText: 'A test sends it.',
    answerText:
      '`accessToken`, `tokenType`, and `expiresIn` in seconds, as a text: `tokens.lifetimeSeconds`, 900 by default. NICEPAY gets `additionalInfo: {}`, too.',
    differenceHeads: ['Gateway', 'Cause', 'Code by the standard', 'There'],
  },
  index: {
    title: 'Services: each field of each call',
    lead: 'A page for each call that a gateway makes: request and answer field by field, a body that passes, what a status means, when two calls are one, each response code, and what each gateway has otherwise. The pages are made from the tables that the checks are made from.',
    listHeads: ['Service', 'Handler', 'Code', 'Path', 'Gateways'],
    withToken: 'those that carry a token',
    read: 'How to read the tables',
    readText: `- **Field**: as the body spells it. \`billDetails[].billNo\` is a member of each object of a list; a message names it with its index, \`billDetails.0.billNo\`.
- **Mandatory**: *yes*: missing, \`null\` or empty is \`FIELD_MISSING\`, 400xx02; within an object it says so of where the object came. *When paid*: only a call that reports money needs it. *No*: it may be absent, \`null\` or empty.
- **Form**: what a mandatory field must be, else \`FIELD_INVALID\`, 400xx01. In a request the length of an optional field never refuses, and one of another form counts as absent: money was paid, and a field too long is no reason to lose it. An amount's form is judged all the same. In an answer each form is.
- **Note**: from the docstring of the type, which your editor shows, too.`,
    forms: 'Forms',
    formsText: `- **text**: counted in characters. In a request a JSON number is taken as the text of its digits, however many: \`6011\` is \`'6011'\`.
- **padded text**: partnerServiceId, customerNo, virtualAccountNo. Handler, key and sameness see it without spaces at its ends; a zero is never cut, digits are not demanded, and the echo is the text as it came.
- **date as a text**: not judged, since gateways spell dates in five ways. \`parseDate\` of \`@snap-sdk/services\` reads them.
- **\`Date\` or ISO 8601**: in an answer, with an offset. It goes out in +07:00.`,
    amounts: 'Amount format',
    amountsText:
      'An amount is an object of `value` and `currency`: `{ "value": "10000.00", "currency": "IDR" }`. The handler sees the value in its one spelling; compare it with your bill by `sameAmount`, and answer with `rupiah(10_000)`. In a request:',
    amountHeads: ['`value`', 'what becomes of it'],
    refused: (message) => `refused: ${message}`,
    counts: 'the handler sees',
    meanings: 'What a notice reports',
    meaningsText:
      'Read from the status before any field is judged. Only `paid` is money, and only `paid` reaches the handler.',
    meaningHeads: ['Meaning', 'It says', 'Goes to', 'Without `otherStatus`'],
    says: {
      paid: 'money was received',
      pending: 'nothing is decided yet',
      expired: 'no money came before its time was over',
      denied: 'no money came',
      cancelled: 'what was, or may have been, taken is undone',
      refunded: 'money that was taken is given back',
      reversed: 'money that was taken is undone',
      unknown: 'the status is missing, or on no list',
    },
  },
}

const ID: ServiceWords = {
  service: 'service',
  who: 'Siapa pengirimnya',
  whoText:
    'Handler, path, dan kodenya di tiap gateway. Path ini default-nya: bisa diubah dengan `basePath` dan `paths`.',
  whoHeads: ['Gateway', 'Handler', 'Kode', 'Path', 'Signature', 'Pasti?'],
  nobody: (handler) =>
    `Belum ada dialek yang memilikinya, karena belum ada gateway yang mendokumentasikannya secara publik: di dialek buatan sendiri namanya \`${handler}\`, lihat [menulis dialek](../guides/write-a-dialect.md).`,
  certainties: { documented: 'terdokumentasi', inferred: 'disimpulkan', conflicting: 'sumber berbeda' },
  howSure: (note) => `Seberapa pasti (catatan sumber, dalam bahasa Inggris): ${note}`,
  request: 'Field request',
  requestText:
    'Field di luar tabel ini lolos, dan sampai ke handler apa adanya. [Cara membacanya](index.md#cara-membaca-tabelnya).',
  heads: ['Field', 'Wajib', 'Bentuk', 'Catatan'],
  demands: { yes: 'ya', paid: 'bila dibayar', no: 'tidak' },
  otherSpelling: (spellings) => `Ejaan lain: ${spellings}.`,
  ownName: (name) => `Di handler namanya \`${name}\`.`,
  form: (form) => formInIndonesian(form),
  sample: 'Body yang lolos',
  sampleText: (source) => `${source}. Dikirim oleh sebuah test.`,
  answer: 'Field jawaban',
  answerText: 'Yang dikembalikan handler. Field yang lebih panjang dari bentuknya menjadi `ANSWER_INVALID`, 500xx00.',
  noAnswer: 'Tidak ada: handler tidak mengembalikan apa-apa, dan jawabannya hanya kode dan pesan.',
  sampleAnswer: (given) => (given ? 'Yang terkirim:' : 'Handler yang tidak mengembalikan apa-apa menjawab:'),
  meanings: 'Apa yang dilaporkan',
  meaningHeads: ['Status', 'Makna', 'Diteruskan ke'],
  handlerHears: (handler) => `\`${handler}\``,
  otherStatus: '`otherStatus`',
  nothingRuns: 'tidak ke mana pun: 500xx00, `STATUS_UNKNOWN`',
  everythingElse: 'selain itu, atau kosong',
  always: (meaning) => `selalu \`${meaning}\``,
  alwaysPaid: 'Tidak ada statusnya: setiap panggilan melaporkan uang, dan sampai ke handler.',
  paidUnless: (fields) =>
    `Menurut standar tidak ada statusnya: setiap panggilan melaporkan uang, dan sampai ke handler. Bila salah satu field berikut berisi status selain 00, maknanya tidak diketahui, dan handler tidak dijalankan (500xx00, \`STATUS_UNKNOWN\`): ${fields}.`,
  noMeaning: 'Tidak melaporkan status: handler selalu dipanggil.',
  duplicates: 'Kapan dua panggilan dianggap satu',
  duplicateHeads: ['Apa', 'Bagaimana'],
  duplicateRows: {
    key: 'dikenali dari',
    otherKey: 'tambahan, untuk yang bukan `paid`',
    sameness: 'sama, bila sama isi',
    repeat: 'jawaban untuk kirim ulang',
    mismatch: 'dikenali, tetapi isinya lain',
    whileRunning: 'selama panggilan pertama masih berjalan',
    keepDays: 'jawaban disimpan selama',
  },
  externalId: 'X-EXTERNAL-ID dan hari',
  wholeBody: 'seluruh body',
  repeats: {
    replay: 'jawaban pertama',
    conflict: '409xx00',
    inconsistent: '404xx18 dengan hasil pertama',
    function: 'tergantung panggilannya',
  },
  afterWaiting: 'menunggu jawaban pertama; setelah itu',
  atOnce: 'langsung',
  days: (days) => `${days} hari`,
  codes: 'Response code',
  codesText:
    'Jawaban handler yang lazim, lewat nilai kembalian atau `reject`. [Semua outcome](../reference/response-codes.md).',
  outcomeHeads: ['Outcome', 'Kode', 'Pesan'],
  refusals: 'Yang dijawab snap-sdk sendiri',
  refusalsText:
    'Penyebabnya ada di event, bukan di jawaban. [Yang perlu diperiksa untuk tiap penyebab](../reference/response-codes.md).',
  refusalHeads: ['Kode', 'Pesan', 'Penyebab'],
  differences: 'Yang berbeda di tiap gateway',
  differencesText:
    'Dibuat dari dialeknya. Gateway yang tidak disebut mengikuti standar. [Setiap baris dengan sumbernya](../../gateways.md), dalam bahasa Inggris; begitu pula catatan di tabel ini.',
  differenceHeads: ['Gateway', 'Apa', 'Menurut standar', 'Di sana', 'Pasti?'],
  noDifferences: 'Tidak ada: semua pengirimnya persis seperti di atas.',
  inRequest: 'request',
  inAnswer: 'jawaban',
  statusIn: 'status',
  bodyOfAnswer: 'body jawaban',
  bodyOfRefusal: 'body penolakan',
  notThere: 'tidak disebut',
  further: [
    '[Menerima pembayaran tepat satu kali](../guides/exactly-once.md)',
    '[Mengujinya tanpa HTTP](../guides/testing.md)',
    '[Masalah menurut gejalanya](../trouble/index.md)',
    '[Semua service](index.md)',
  ],
  token: {
    title: 'Access token',
    lead: 'Gateway meminta token yang akan dibawa panggilan-panggilan lainnya. snap-sdk menjawabnya sendiri: tidak perlu handler. Panggilannya ditandatangani dengan RSA atas `clientId|timestamp` dan dikenali dari X-CLIENT-KEY.',
    whoText:
      'Gateway yang tidak disebut tidak memakai token. `paths: { token: … }` mengganti path-nya; semua gateway boleh berbagi satu path.',
    whoHeads: ['Gateway', 'Path', '`tokenType`', 'Pasti?'],
    sampleText: 'Dikirim oleh sebuah test.',
    answerText:
      '`accessToken`, `tokenType`, dan `expiresIn` dalam detik, sebagai teks: `tokens.lifetimeSeconds`, default 900. NICEPAY juga mendapat `additionalInfo: {}`.',
    differenceHeads: ['Gateway', 'Penyebab', 'Kode menurut standar', 'Di sana'],
  },
  index: {
    title: 'Service: setiap field dari setiap panggilan',
    lead: 'Satu halaman untuk setiap panggilan dari gateway: request dan jawaban field demi field, body yang lolos, makna status, kapan dua panggilan dianggap satu, semua response code, dan yang berbeda di tiap gateway. Halaman-halamannya dibuat dari tabel yang juga dipakai untuk memeriksa panggilan.',
    listHeads: ['Service', 'Handler', 'Kode', 'Path', 'Gateway'],
    withToken: 'yang memakai token',
    read: 'Cara membaca tabelnya',
    readText: `- **Field**: seperti ejaannya di body. \`billDetails[].billNo\` adalah isi setiap object di sebuah list; di pesan ditulis dengan indeksnya, \`billDetails.0.billNo\`.
- **Wajib**: *ya*: tidak ada, \`null\`, atau kosong berarti \`FIELD_MISSING\`, 400xx02; di dalam object, itu berlaku bila object-nya dikirim. *Bila dibayar*: hanya wajib pada panggilan yang melaporkan uang. *Tidak*: boleh tidak ada, \`null\`, atau kosong.
- **Bentuk**: syarat untuk field wajib, selain itu \`FIELD_INVALID\`, 400xx01. Di request, panjang field opsional tidak pernah menjadi alasan penolakan, dan yang bentuknya lain dianggap tidak ada: uangnya sudah dibayar, dan field yang kepanjangan bukan alasan untuk kehilangannya. Bentuk nominal tetap diperiksa. Di jawaban, semua bentuk diperiksa.
- **Catatan**: dari docstring tipenya, yang juga tampil di editor.`,
    forms: 'Bentuk',
    formsText: `- **teks**: dihitung per karakter. Di request, number JSON diterima sebagai teks digitnya, berapa pun panjangnya: \`6011\` adalah \`'6011'\`.
- **teks berspasi**: partnerServiceId, customerNo, virtualAccountNo. Handler, key, dan pembanding melihatnya tanpa spasi di tepi; nol tidak pernah dibuang, tidak harus digit, dan echo-nya persis teks yang diterima.
- **tanggal sebagai teks**: tidak diperiksa, karena gateway mengejanya dengan lima cara. \`parseDate\` dari \`@snap-sdk/services\` membacanya.
- **\`Date\` atau ISO 8601**: di jawaban, dengan offset. Terkirim dalam +07:00.`,
    amounts: 'Format nominal (amount format)',
    amountsText:
      'Nominal adalah object berisi `value` dan `currency`: `{ "value": "10000.00", "currency": "IDR" }`. Handler melihat nilainya dalam satu ejaan; bandingkan dengan tagihan memakai `sameAmount`, dan jawab dengan `rupiah(10_000)`. Di request:',
    amountHeads: ['`value`', 'hasilnya'],
    refused: (message) => `ditolak: ${message}`,
    counts: 'handler melihat',
    meanings: 'Apa yang dilaporkan notifikasi',
    meaningsText:
      'Dibaca dari statusnya sebelum field mana pun diperiksa. Hanya `paid` yang berarti uang, dan hanya `paid` yang sampai ke handler.',
    meaningHeads: ['Makna', 'Artinya', 'Diteruskan ke', 'Tanpa `otherStatus`'],
    says: {
      paid: 'uang diterima',
      pending: 'belum ada keputusan',
      expired: 'tidak ada uang masuk sampai batas waktunya',
      denied: 'tidak ada uang masuk',
      cancelled: 'yang sudah, atau mungkin sudah, diterima dibatalkan',
      refunded: 'uang yang sudah diterima dikembalikan',
      reversed: 'uang yang sudah diterima ditarik kembali',
      unknown: 'statusnya tidak ada, atau tidak terdaftar',
    },
  },
}

function formInEnglish(form: Form): string {
  const { rule } = form
  switch (rule.kind) {
    case 'text': {
      const length = 'optional' in form && form.optional ? `at most ${rule.maximum}` : `1 to ${rule.maximum}`
      if (rule.digits) return `${length} digits`
      return `${rule.opaque ? 'padded text' : 'text'} of ${length} ${rule.maximum === 1 ? 'character' : 'characters'}${rule.numbers ? '' : ', not a JSON number'}`
    }
    case 'literal':
      return `the text \`${rule.value}\``
    case 'date':
      return 'date as a text'
    case 'instant':
      return '`Date`, or ISO 8601 with an offset'
    case 'number':
      return 'number, or the text of one'
    case 'amount':
      return '[amount](index.md#amount-format): `value` and `currency`'
    case 'amountValue':
      return `digits with at most two decimals: \`10000.00\`; at most ${rule.maximum} characters`
    case 'currency':
      return '3 characters: `IDR`'
    case 'object':
      return Object.keys(rule.fields).length === 0 ? 'object, of any members' : 'object'
    case 'list':
      return `list of at most ${rule.maximum}`
    case 'any':
      return 'anything'
  }
}

function formInIndonesian(form: Form): string {
  const { rule } = form
  switch (rule.kind) {
    case 'text': {
      const length = 'optional' in form && form.optional ? `paling banyak ${rule.maximum}` : `1 sampai ${rule.maximum}`
      if (rule.digits) return `${length} digit`
      return `${rule.opaque ? 'teks berspasi' : 'teks'}, ${length} karakter${rule.numbers ? '' : ', bukan number JSON'}`
    }
    case 'literal':
      return `teks \`${rule.value}\``
    case 'date':
      return 'tanggal sebagai teks'
    case 'instant':
      return '`Date`, atau ISO 8601 dengan offset'
    case 'number':
      return 'number, atau teksnya'
    case 'amount':
      return '[nominal](index.md#format-nominal-amount-format): `value` dan `currency`'
    case 'amountValue':
      return `digit dengan paling banyak dua desimal: \`10000.00\`; paling banyak ${rule.maximum} karakter`
    case 'currency':
      return '3 karakter: `IDR`'
    case 'object':
      return Object.keys(rule.fields).length === 0 ? 'object, isinya bebas' : 'object'
    case 'list':
      return `list, paling banyak ${rule.maximum}`
    case 'any':
      return 'apa saja'
  }
}

export const SERVICE_WORDS: Readonly<Record<Language, ServiceWords>> = { en: EN, id: ID }
