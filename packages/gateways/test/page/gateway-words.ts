/** The sentences of a gateway's page, in each language. What a fact's note says stays in its own words. */
export interface Words {
  readonly lead: (name: string, services: string) => string
  /** What customers pay with, by the first letters of the handlers. */
  readonly paysBy: Readonly<Record<'nico' | 'va' | 'qr' | 'debit', string>>
  readonly payText: (ways: string) => string
  readonly inferred: string
  readonly calls: string
  readonly callHeads: readonly string[]
  readonly repeats: Readonly<Record<'replay' | 'conflict' | 'inconsistent' | 'function', string>>
  readonly externalId: string
  readonly contract: string
  readonly contractText: string
  readonly onboarding: string
  readonly onboardingHeads: readonly [string, string]
  readonly toThem: string
  readonly toYou: string
  readonly endpoints: string
  readonly tokenClient: string
  readonly secret: string
  readonly publicKey: string
  readonly ids: string
  readonly addresses: (published: boolean) => string
  readonly wrong: string
  readonly wrongHeads: readonly [string, string]
  readonly retries: string
  readonly timeout: string
  readonly unknown: string
  readonly deadline: (milliseconds: number) => string
  readonly httpStatus: string
  readonly mirror: string
  readonly finalAs200: string
  readonly undoes: string
  readonly noUndo: string
  readonly repeat: string
  readonly repeatText: string
  readonly sure: string
  readonly counts: (counts: Readonly<Record<'documented' | 'inferred' | 'conflicting', number>>, link: string) => string
  readonly ask: string
  readonly askText: string
  readonly askHeads: readonly string[]
  readonly certainties: Readonly<Record<'inferred' | 'conflicting', string>>
  readonly further: readonly string[]
  readonly test: string
  readonly testText: string
  /** Behind the commands. */
  readonly testNote: (hasAddresses: boolean) => string
  readonly uat: readonly string[]
}

export const WORDS: Readonly<Record<'en' | 'id', Words>> = {
  en: {
    paysBy: {
      nico: 'a code at Alfamart or Indomaret',
      va: 'a virtual account',
      qr: 'QRIS',
      debit: 'an e-wallet (ewallet) or direct debit',
    },
    payText: (ways) => `Customers pay by: ${ways}.`,
    lead: (name, services) =>
      `${name} calls you with ${services}. What stands here is made from the dialect, and is as sure as its rows are.`,
    inferred:
      '**Wholly inferred.** Nothing of its calls to merchants is documented in public: ask them each row below before you go live.',
    calls: 'What calls you',
    callHeads: ['Handler', 'Code', 'Path', 'Two calls are one by', 'A repeat gets'],
    repeats: {
      replay: 'the first answer',
      conflict: '409xx00',
      inconsistent: '404xx18 with the first result',
      function: 'by the call: see the row',
    },
    externalId: 'X-EXTERNAL-ID and day',
    contract: 'Your contract',
    contractText:
      'The handlers are yours: [the shop, file by file](../start/quick-start.md) has whole ones. An endpoint exists for each that you give.',
    onboarding: 'Onboarding',
    onboardingHeads: ['Who', 'What'],
    toThem: 'you → them',
    toYou: 'they → you',
    endpoints:
      'The URLs of your endpoints: your host, and the paths above, or those that you set by `paths`. `snap.endpoints` lists them.',
    tokenClient: 'The URL of your token endpoint, and the client ID under which they ask for a token.',
    secret: 'The client secret, in either direction: ask who makes it. It goes into `clientSecrets`, as text.',
    publicKey: 'Their RSA **public key**, one for the sandbox and one for production. It goes into `publicKeys`.',
    ids: 'The value of X-PARTNER-ID or X-CLIENT-KEY that they send, and of CHANNEL-ID.',
    addresses: (published) =>
      published
        ? 'The addresses that they call from are published, and part of the dialect: `allowedAddresses`, as above. Ask whether the list is current.'
        : 'The addresses that they call from: they publish none. Into `allowedAddresses`.',
    wrong: 'Retries, and what a wrong answer costs',
    wrongHeads: ['What', 'As far as it is known'],
    retries: 'retries',
    timeout: 'they wait',
    unknown: 'Not published: ask.',
    deadline: (milliseconds) => `The deadline here is ${milliseconds} ms: \`deadlineMilliseconds\`.`,
    httpStatus: 'HTTP status of your answers',
    mirror: 'The first three digits of the response code.',
    finalAs200: '200 for every answer that is kept, your refusals too: another one would be tried again.',
    undoes:
      '**Any 4xx gives the money back.** So after the proof nothing is one but your own `reject`: a wrong `reject` undoes a paid bill, and `PAYMENT_MAY_BE_REVERSED` says so.',
    noUndo:
      'A 4xx of yours says that you did not take the payment; 5xx, or none, that they should try again. Whether they do is in the first row.',
    repeat: 'a repeat',
    repeatText: 'Your handler must answer it as a success, by `paymentId`: [exactly once](../guides/exactly-once.md).',
    sure: 'How sure this is',
    counts: ({ documented, inferred, conflicting }, link) =>
      `${documented} rows are documented, ${inferred} inferred, and of ${conflicting} the sources disagree. [Each row with its source](${link}).`,
    ask: 'Ask them before you go live',
    askText: 'In writing. A row that turns out otherwise is one line of the contract.',
    askHeads: ['Row', 'We took', 'Because', 'Sure?'],
    certainties: { inferred: 'inferred', conflicting: 'sources disagree' },
    further: [
      'Do you retry when our answer is lost: how often, how far apart, with the same X-EXTERNAL-ID and body?',
      'After how many seconds do you give up? What becomes of the payment then?',
      'Which of our answers makes you give the money back?',
      'From which addresses do you call, in the sandbox and in production?',
      'What must your acceptance test (UAT) show, and in which form do you want the report?',
    ],
    test: 'Test it, and the UAT list',
    testText: 'The simulator plays this gateway, by its own transcription and its own signatures:',
    testNote: (hasAddresses) =>
      [
        '`keys` prints the lines for `.env`, and the client ID of the contract. `--open` names bills of yours that are open, `--service` the calls that you serve.',
        ...(hasAddresses
          ? ['Leave `allowedAddresses` out meanwhile: it refuses the simulator, which calls from 127.0.0.1.']
          : []),
      ].join(' '),
    uat: [
      'each call above, right: a success, in the form of the document',
      'an unknown bill, a paid one, an expired one, a wrong amount: your refusals, by their codes',
      'the same payment twice: one row in your table, and the answer above',
      'a wrong signature, an old timestamp, a foreign ID: 401, and no handler runs',
      'your database stopped: 5xx and never a success',
    ],
  },
  id: {
    paysBy: {
      nico: 'kode di Alfamart atau Indomaret',
      va: 'virtual account',
      qr: 'QRIS',
      debit: 'e-wallet (ewallet) atau direct debit',
    },
    payText: (ways) => `Pelanggan membayar dengan: ${ways}.`,
    lead: (name, services) =>
      `${name} memanggil Anda dengan ${services}. Isi halaman ini dibuat dari dialeknya, dan kepastiannya setara dengan kepastian baris-barisnya. Catatan sumber ditulis dalam bahasa Inggris.`,
    inferred:
      '**Seluruhnya disimpulkan.** Tidak ada dokumen publik tentang panggilannya ke merchant: tanyakan setiap baris di bawah sebelum go-live.',
    calls: 'Yang memanggil Anda',
    callHeads: ['Handler', 'Kode', 'Path', 'Dua panggilan dianggap satu menurut', 'Jawaban untuk kirim ulang'],
    repeats: {
      replay: 'jawaban pertama',
      conflict: '409xx00',
      inconsistent: '404xx18 dengan hasil pertama',
      function: 'tergantung panggilannya: lihat barisnya',
    },
    externalId: 'X-EXTERNAL-ID dan hari',
    contract: 'Kontrak Anda',
    contractText:
      'Handler-nya milik Anda: [tokonya, file demi file](../start/quick-start.md) memuat yang utuh. Endpoint hanya ada untuk handler yang Anda isi.',
    onboarding: 'Onboarding',
    onboardingHeads: ['Siapa', 'Apa'],
    toThem: 'Anda → mereka',
    toYou: 'mereka → Anda',
    endpoints:
      'URL endpoint Anda: host Anda, dan path di atas, atau yang Anda isi lewat `paths`. Daftarnya ada di `snap.endpoints`.',
    tokenClient: 'URL endpoint token Anda, dan client ID yang mereka pakai untuk meminta token.',
    secret: 'Client secret, ke arah mana pun: tanyakan siapa yang membuatnya. Masuk ke `clientSecrets`, sebagai teks.',
    publicKey: '**Public key** RSA mereka, satu untuk sandbox dan satu untuk production. Masuk ke `publicKeys`.',
    ids: 'Nilai X-PARTNER-ID atau X-CLIENT-KEY yang mereka kirim, dan nilai CHANNEL-ID.',
    addresses: (published) =>
      published
        ? 'Alamat asal panggilan mereka diterbitkan, dan termasuk dalam dialek: `allowedAddresses`, seperti di atas. Tanyakan apakah daftarnya masih berlaku.'
        : 'Alamat asal panggilan mereka: tidak diterbitkan. Masuk ke `allowedAddresses`.',
    wrong: 'Retry, dan akibat jawaban yang salah',
    wrongHeads: ['Apa', 'Sejauh yang diketahui'],
    retries: 'retry',
    timeout: 'mereka menunggu',
    unknown: 'Tidak diterbitkan: tanyakan.',
    deadline: (milliseconds) => `Deadline di sini ${milliseconds} ms: \`deadlineMilliseconds\`.`,
    httpStatus: 'HTTP status jawaban Anda',
    mirror: 'Tiga digit pertama response code-nya.',
    finalAs200: '200 untuk setiap jawaban yang disimpan, penolakan Anda juga: status lain akan dicoba lagi.',
    undoes:
      '**Setiap 4xx mengembalikan uangnya.** Jadi setelah terbukti, yang 4xx hanya `reject` dari Anda sendiri: `reject` yang keliru membatalkan tagihan yang sudah dibayar, dan `PAYMENT_MAY_BE_REVERSED` mengatakannya.',
    noUndo:
      '4xx dari Anda berarti pembayaran tidak diterima; 5xx, atau tanpa jawaban, berarti mereka sebaiknya mencoba lagi. Apakah itu dilakukan, ada di baris pertama.',
    repeat: 'kirim ulang',
    repeatText:
      'Handler Anda harus menjawabnya sebagai sukses, menurut `paymentId`: [tepat satu kali](../guides/exactly-once.md).',
    sure: 'Seberapa pasti',
    counts: ({ documented, inferred, conflicting }, link) =>
      `${documented} baris terdokumentasi, ${inferred} disimpulkan, dan pada ${conflicting} baris sumbernya berbeda. [Setiap baris dengan sumbernya](${link}).`,
    ask: 'Tanyakan sebelum go-live',
    askText: 'Secara tertulis. Baris yang ternyata berbeda cukup diganti satu baris di kontrak.',
    askHeads: ['Baris', 'Yang dipakai di sini', 'Karena', 'Pasti?'],
    certainties: { inferred: 'disimpulkan', conflicting: 'sumber berbeda' },
    further: [
      'Apakah ada retry bila jawaban kami hilang: berapa kali, jaraknya, dengan X-EXTERNAL-ID dan body yang sama?',
      'Setelah berapa detik mereka menyerah? Apa yang terjadi dengan pembayarannya?',
      'Jawaban kami yang mana yang membuat uangnya dikembalikan?',
      'Dari alamat mana mereka memanggil, di sandbox dan di production?',
      'Apa yang harus ditunjukkan UAT, dan dalam bentuk apa laporannya?',
    ],
    test: 'Uji, dan daftar UAT',
    testText: 'Simulator memerankan gateway ini, dengan transkripsi dan signature miliknya sendiri:',
    testNote: (hasAddresses) =>
      [
        '`keys` mencetak baris untuk `.env`, dan client ID untuk kontraknya. `--open` menyebut tagihan Anda yang masih terbuka, `--service` panggilan yang Anda layani.',
        ...(hasAddresses
          ? ['Selama mencoba, hapus dulu `allowedAddresses`: simulator memanggil dari 127.0.0.1 dan akan ditolak.']
          : []),
      ].join(' '),
    uat: [
      'setiap panggilan di atas, yang benar: sukses, sesuai bentuk di dokumen',
      'tagihan tidak dikenal, sudah dibayar, kedaluwarsa, jumlah salah: penolakan Anda, dengan kodenya',
      'payment yang sama dua kali: satu baris di tabel Anda, dan jawaban di atas',
      'signature salah, timestamp lama, ID asing: 401, dan tidak ada handler yang jalan',
      'database Anda dihentikan: 5xx, dan tidak pernah sukses',
    ],
  },
}
