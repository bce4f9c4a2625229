import type { WarningCode } from '@snap-sdk/core'
import type { CodeText } from './failures.ts'
import type { Translated } from './translated.ts'

/** What somebody should look at although no call failed. A code, or a language, that is missing does not compile. */
export const WARNINGS: Readonly<Record<WarningCode, Translated<CodeText>>> = {
  SIGNATURE_DOES_NOT_COVER_BODY: {
    en: {
      cause: 'At start: the scheme `client-id` signs neither body nor path, and the partner may call from any address.',
      fix: "Set `allowedAddresses`, or agree on `signature: 'symmetric'`: [what to do](guides/notices-without-a-signed-body.md).",
    },
    id: {
      cause:
        'Saat start: skema `client-id` tidak menandatangani body maupun path, dan partner boleh memanggil dari alamat mana pun.',
      fix: "Isi `allowedAddresses`, atau sepakati `signature: 'symmetric'`: [apa yang perlu dilakukan](guides/notices-without-a-signed-body.md).",
    },
  },
  WEAK_PUBLIC_KEY: {
    en: {
      cause: 'At start: an RSA key of less than 2048 bits.',
      fix: 'Ask the gateway for a longer one before production.',
    },
    id: {
      cause: 'Saat start: key RSA kurang dari 2048 bit.',
      fix: 'Minta key yang lebih panjang ke gateway sebelum production.',
    },
  },
  CLIENT_SECRET_WHITE_SPACE: {
    en: {
      cause: 'At start: a client secret starts or ends with white space, which is used as it is.',
      fix: 'Remove it, unless the gateway’s has it too.',
    },
    id: {
      cause: 'Saat start: client secret diawali atau diakhiri spasi atau akhir baris, dan dipakai apa adanya.',
      fix: 'Buang, kecuali milik gateway juga begitu.',
    },
  },
  WEAK_CLIENT_SECRET: {
    en: {
      cause: 'At start: a client secret of less than 16 bytes.',
      fix: 'Ask the gateway for a longer one.',
    },
    id: {
      cause: 'Saat start: client secret kurang dari 16 byte.',
      fix: 'Minta yang lebih panjang ke gateway.',
    },
  },
  OTHER_STATUS_MISSING: {
    en: {
      cause: 'At start: a service can report refunds or reversals, and the contract has no `otherStatus`.',
      fix: 'Add one: [refunds](guides/refunds-and-expiries.md).',
    },
    id: {
      cause:
        'Saat start: ada service yang bisa melaporkan refund atau reversal, dan kontrak tidak punya `otherStatus`.',
      fix: 'Isi `otherStatus`: [refund](guides/refunds-and-expiries.md).',
    },
  },
  BASE_PATH_DIFFERS: {
    en: {
      cause:
        'A call came for the path of one of your services, under another base than `basePath`: it is mounted under a prefix, or a proxy adds or strips one. It was passed on to the app, or answered 404. Said once for each base, for three at most.',
      fix: 'Set `basePath` in the contract, as the message says. Nothing, if a scanner called, or if another `Snap` of the same app answers that base: contracts in one `createSnap` know of each other, two Snaps do not.',
    },
    id: {
      cause:
        'Panggilan datang ke path salah satu service Anda di bawah base yang bukan `basePath`: aplikasi di-mount di bawah prefix, atau proxy menambah atau membuangnya. Panggilan itu diteruskan ke aplikasi, atau dijawab 404. Disebut sekali per base, paling banyak tiga.',
      fix: 'Isi `basePath` di kontrak, sesuai pesannya. Tidak ada, bila yang memanggil scanner, atau bila `Snap` lain di aplikasi yang sama menjawab base itu: kontrak di satu `createSnap` saling mengenal, dua Snap tidak.',
    },
  },
  NOTICE_ACKNOWLEDGED: {
    en: {
      cause:
        'An expiry, a denial or a pending payment came, and there is no `otherStatus`: it was answered with success, and nothing ran.',
      fix: 'Add an `otherStatus` to the contract, if you want to know.',
    },
    id: {
      cause:
        'Notifikasi kedaluwarsa, ditolak, atau pending datang, dan `otherStatus` tidak ada: dijawab sukses, dan tidak ada yang dijalankan.',
      fix: 'Isi `otherStatus` di kontrak, bila Anda ingin tahu.',
    },
  },
  PAYMENT_MAY_BE_REVERSED: {
    en: {
      cause: 'A gateway that reverses a payment on any 4xx was answered with one.',
      fix: 'Check the payment, and tell the payer.',
    },
    id: {
      cause: 'Gateway yang membatalkan pembayaran pada setiap 4xx mendapat jawaban 4xx.',
      fix: 'Periksa pembayarannya, dan kabari pembayarnya.',
    },
  },
  REFUSAL_BODY_FAILED: {
    en: {
      cause: 'The dialect’s `toRefusalBody` threw: the refusal went out with code and message alone.',
      fix: 'Look at `event.error`.',
    },
    id: {
      cause: '`toRefusalBody` milik dialek melempar error: penolakan dikirim hanya dengan kode dan message.',
      fix: 'Lihat `event.error`.',
    },
  },
  DUPLICATE_NOT_STORED: {
    en: {
      cause: 'An answer, or the giving back of a claim, was not stored.',
      fix: 'Look at the store, and in the ledger for `paymentId`: a retry may run it again.',
    },
    id: {
      cause: 'Jawaban, atau pengembalian klaim, tidak tersimpan.',
      fix: 'Periksa store, dan cari `paymentId` di ledger: retry mungkin menjalankannya lagi.',
    },
  },
  LEASE_LOST: {
    en: {
      cause: 'The lease ran out while the handler was running: the process was frozen, or lost the store.',
      fix: 'Look in the ledger for `paymentId`.',
    },
    id: {
      cause: 'Lease habis saat handler masih jalan: proses membeku, atau kehilangan store.',
      fix: 'Cari `paymentId` di ledger.',
    },
  },
  CLAIM_LOST: {
    en: {
      cause: 'The handler completed when its claim was no longer its own. `claim` says what became of it.',
      fix: 'Look in the ledger for `paymentId`: two handlers may have run.',
    },
    id: {
      cause: 'Handler selesai saat klaim sudah bukan miliknya. `claim` menyebut apa yang terjadi dengan klaim itu.',
      fix: 'Cari `paymentId` di ledger: dua handler mungkin berjalan.',
    },
  },
  CLAIM_TAKEN_OVER: {
    en: {
      cause: 'This call took over the claim of one that was not heard of for longer than its lease.',
      fix: 'Look in the ledger for `paymentId`: two handlers may have run.',
    },
    id: {
      cause: 'Panggilan ini mengambil alih klaim dari yang tidak terdengar lebih lama dari lease-nya.',
      fix: 'Cari `paymentId` di ledger: dua handler mungkin berjalan.',
    },
  },
  HANDLER_STILL_RUNNING: {
    en: {
      cause: 'Each minute: a handler has not ended, and holds its claim.',
      fix: 'Find out what it waits for: `snap.running()` lists it.',
    },
    id: {
      cause: 'Setiap menit: ada handler yang belum selesai, dan memegang klaimnya.',
      fix: 'Cari tahu apa yang ditunggunya: `snap.running()` menampilkannya.',
    },
  },
  TRANSACTION_TOO_LONG: {
    en: {
      cause:
        'A handler has run in its transaction beyond `transactionLimitMilliseconds`. What it writes is rolled back once a retry has run.',
      fix: 'Do less in the transaction.',
    },
    id: {
      cause:
        'Handler berjalan di dalam transaksinya melewati `transactionLimitMilliseconds`. Yang ditulisnya di-rollback begitu ada retry yang jalan.',
      fix: 'Kurangi pekerjaan di dalam transaksi.',
    },
  },
  DUPLICATES_IN_ONE_PROCESS: {
    en: {
      cause: 'At start: the memory store, where many processes seem to run. Each takes every payment once.',
      fix: 'Use a shared store: [many processes](guides/many-processes.md).',
    },
    id: {
      cause:
        'Saat start: store di memori, padahal tampaknya ada banyak proses. Masing-masing menerima setiap pembayaran satu kali.',
      fix: 'Pakai store bersama: [banyak proses](guides/many-processes.md).',
    },
  },
  DUPLICATES_MAY_BE_EVICTED: {
    en: {
      cause: 'Redis forgets payments when its memory runs out.',
      fix: 'Set `maxmemory-policy noeviction`.',
    },
    id: {
      cause: 'Redis melupakan pembayaran saat memorinya habis.',
      fix: 'Setel `maxmemory-policy noeviction`.',
    },
  },
  DUPLICATES_EVICTION_UNKNOWN: {
    en: {
      cause: 'Redis does not say whether it forgets payments when its memory runs out.',
      fix: 'Make sure that it does not, or let the store’s user run INFO.',
    },
    id: {
      cause: 'Redis tidak memberi tahu apakah ia melupakan pembayaran saat memorinya habis.',
      fix: 'Pastikan tidak, atau izinkan user milik store menjalankan INFO.',
    },
  },
  DUPLICATES_MAY_BE_LOST: {
    en: {
      cause: 'The store’s server was restarted or replaced, and may have forgotten what it had acknowledged.',
      fix: 'Look for payments of the last minutes that came twice.',
    },
    id: {
      cause: 'Server milik store di-restart atau diganti, dan mungkin lupa yang sudah dinyatakannya tersimpan.',
      fix: 'Cari pembayaran beberapa menit terakhir yang datang dua kali.',
    },
  },
  DUPLICATE_STORE_READ_ONLY: {
    en: {
      cause: 'The store’s server takes no writes: no claim is granted, and no handler runs.',
      fix: 'Let the client connect to the new master.',
    },
    id: {
      cause:
        'Server milik store tidak menerima penulisan: tidak ada klaim yang diberikan, dan tidak ada handler yang jalan.',
      fix: 'Arahkan client ke master yang baru.',
    },
  },
  DUPLICATE_STORE_UNWATCHED: {
    en: {
      cause: 'The store could not start, or end, the watch over its own server: it warns of nothing.',
      fix: 'Look at `event.error`.',
    },
    id: {
      cause:
        'Store gagal memulai, atau mengakhiri, pengawasan server-nya sendiri: ia tidak memberi peringatan apa pun.',
      fix: 'Lihat `event.error`.',
    },
  },
}
