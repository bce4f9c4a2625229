import type { FailureCode } from '@snap-sdk/core'
import type { Translated } from './translated.ts'

export interface CodeText {
  readonly cause: string
  readonly fix: string
}

/** Why a call is not answered by its handler's own answer, and what to do about it. A code, or a language, that is missing does not compile. */
export const FAILURES: Readonly<Record<FailureCode, Translated<CodeText>>> = {
  PATH_UNKNOWN: {
    en: {
      cause:
        'No service has this path. An adapter passes such calls on to your app, so this comes from `snap.fetch` and `snap.handle` only.',
      fix: 'Compare the path with `snap.endpoints`. Set `basePath`, or `paths` if another path is registered with the gateway. Where only the base differs, `BASE_PATH_DIFFERS` names it: [404](trouble/not-found.md).',
    },
    id: {
      cause:
        'Tidak ada service dengan path ini. Adapter meneruskan panggilan seperti ini ke aplikasi Anda, jadi ini hanya muncul dari `snap.fetch` dan `snap.handle`.',
      fix: 'Bandingkan path-nya dengan `snap.endpoints`. Isi `basePath`, atau `paths` bila path yang didaftarkan ke gateway lain. Bila hanya base-nya yang berbeda, `BASE_PATH_DIFFERS` menyebutnya: [404](trouble/not-found.md).',
    },
  },
  METHOD_WRONG: {
    en: { cause: 'The call is not a POST.', fix: 'Nothing, if a browser or a scanner called. Else ask the gateway.' },
    id: {
      cause: 'Panggilannya bukan POST.',
      fix: 'Tidak ada, bila yang memanggil browser atau scanner. Selain itu tanyakan ke gateway.',
    },
  },
  BODY_TOO_LARGE: {
    en: {
      cause: 'The body has more than `maxBodyBytes`.',
      fix: 'Raise the option if the gateway sends such bodies.',
    },
    id: {
      cause: 'Body lebih besar dari `maxBodyBytes`.',
      fix: 'Naikkan opsinya bila gateway memang mengirim body sebesar itu.',
    },
  },
  BODY_ENCODED: {
    en: {
      cause: 'Content-Encoding says that the body is compressed. The signature covers the bytes as sent.',
      fix: 'Look for a proxy that compresses requests; else ask the gateway to send plain JSON.',
    },
    id: {
      cause: 'Content-Encoding menyebut body-nya dikompres. Signature mencakup byte seperti dikirim.',
      fix: 'Cari proxy yang mengompres request; selain itu minta gateway mengirim JSON biasa.',
    },
  },
  BODY_INTERRUPTED: {
    en: {
      cause: 'The body ended before its Content-Length, or the caller went away.',
      fix: 'If it happens to every call, something in front of snap-sdk reads the body: [raw body](trouble/raw-body.md).',
    },
    id: {
      cause: 'Body berakhir sebelum Content-Length-nya, atau pemanggil pergi.',
      fix: 'Bila terjadi pada setiap panggilan, ada yang membaca body di depan snap-sdk: [raw body](trouble/raw-body.md).',
    },
  },
  BODY_TOO_SLOW: {
    en: {
      cause: 'The body had not ended at the call’s deadline.',
      fix: 'Look at the network and the proxy in front.',
    },
    id: {
      cause: 'Body belum selesai tiba saat deadline panggilan.',
      fix: 'Periksa jaringan dan proxy di depan.',
    },
  },
  CALLER_GONE: {
    en: {
      cause: 'The caller had gone before the handler started. The handler did not run; a retry runs it.',
      fix: 'Nothing, if it is rare. Else calls wait for the handler longer than the gateway does: [timeouts](trouble/timeouts.md).',
    },
    id: {
      cause: 'Pemanggil sudah pergi sebelum handler mulai. Handler tidak jalan; retry menjalankannya.',
      fix: 'Tidak ada, bila jarang. Bila sering, antrean ke handler lebih lama dari kesabaran gateway: [timeout](trouble/timeouts.md).',
    },
  },
  BODY_ALREADY_PARSED: {
    en: {
      cause: 'Something in front of snap-sdk has read the body and kept no bytes.',
      fix: 'Put snap-sdk first: the message has the lines for your framework. [Raw body](trouble/raw-body.md).',
    },
    id: {
      cause: 'Sesuatu di depan snap-sdk sudah membaca body dan tidak menyimpan byte-nya.',
      fix: 'Pasang snap-sdk paling depan: pesannya memuat kode untuk framework Anda. [Raw body](trouble/raw-body.md).',
    },
  },
  HEADER_MISSING: {
    en: {
      cause: 'A mandatory header is missing or empty.',
      fix: 'Look for a proxy that removes it. If this gateway never sends it, set the row `headers`: [fields and headers](trouble/fields.md).',
    },
    id: {
      cause: 'Header wajib tidak ada atau kosong.',
      fix: 'Cari proxy yang membuangnya. Bila gateway ini memang tidak pernah mengirimnya, isi baris `headers`: [field dan header](trouble/fields.md).',
    },
  },
  HEADER_MALFORMED: {
    en: {
      cause: 'A header has another form than the standard’s, or came twice.',
      fix: 'If this is the gateway’s own form, set the row `headers`.',
    },
    id: {
      cause: 'Bentuk header berbeda dari standar, atau datang dua kali.',
      fix: 'Bila itu memang bentuk milik gateway ini, isi baris `headers`.',
    },
  },
  TIMESTAMP_MALFORMED: {
    en: {
      cause: 'X-TIMESTAMP is not one unambiguous instant. The message says what came and which rule it breaks.',
      fix: 'Show the gateway the message. snap-sdk does not guess a time zone or seconds.',
    },
    id: {
      cause:
        'X-TIMESTAMP bukan satu saat yang pasti. Pesannya menyebut apa yang datang dan aturan mana yang dilanggar.',
      fix: 'Tunjukkan pesan itu ke gateway. snap-sdk tidak menebak zona waktu atau detik.',
    },
  },
  TIMESTAMP_OUT_OF_RANGE: {
    en: {
      cause: 'X-TIMESTAMP is further from your clock than `timestampToleranceSeconds`. `skewSeconds` says by how much.',
      fix: 'Let your clock follow NTP. Near 7 hours, one side writes one time zone and means another: compare both.',
    },
    id: {
      cause:
        'X-TIMESTAMP berbeda dari jam Anda lebih dari `timestampToleranceSeconds`. `skewSeconds` menyebut selisihnya.',
      fix: 'Buat jam Anda mengikuti NTP. Bila mendekati 7 jam, salah satu pihak menulis zona waktu yang bukan dimaksudnya: bandingkan keduanya.',
    },
  },
  PARTNER_UNKNOWN: {
    en: {
      cause: 'No partner has the ID that the call names.',
      fix: 'Compare the ID in the message with `clientId` and `partnerId`.',
    },
    id: {
      cause: 'Tidak ada partner dengan ID yang disebut panggilan.',
      fix: 'Bandingkan ID di pesannya dengan `clientId` dan `partnerId`.',
    },
  },
  PARTNER_LOOKUP_FAILED: {
    en: {
      cause: 'The `partners` function threw, took more than 2 seconds, or has 100 questions without an answer.',
      fix: 'Look at `event.error`, and at the database behind it.',
    },
    id: {
      cause:
        'Function `partners` melempar error, lebih lama dari 2 detik, atau punya 100 pertanyaan yang belum dijawab.',
      fix: 'Lihat `event.error`, dan database di belakangnya.',
    },
  },
  ADDRESS_NOT_ALLOWED: {
    en: {
      cause: 'The call came from an address that is not among `allowedAddresses`.',
      fix: 'If the address is private or unknown, it is your own proxy’s: the message names the setting of your framework. Else ask the gateway for its addresses. [Proxies](guides/proxies-and-prefixes.md).',
    },
    id: {
      cause: 'Panggilan datang dari alamat yang tidak ada di `allowedAddresses`.',
      fix: 'Bila alamatnya private atau tidak diketahui, itu proxy Anda sendiri: pesannya menyebut setelan framework Anda. Selain itu minta daftar alamat ke gateway. [Proxy](guides/proxies-and-prefixes.md).',
    },
  },
  TOKEN_MISSING: {
    en: { cause: 'There is no Authorization header.', fix: 'Look for a proxy that removes it.' },
    id: { cause: 'Header Authorization tidak ada.', fix: 'Cari proxy yang membuangnya.' },
  },
  TOKEN_INVALID: {
    en: {
      cause: 'The access token is not one of yours, or belongs to the contract with another gateway.',
      fix: 'After a change of `tokens.secrets` the gateway must ask for a new token: keep the old secret second in the list. [Invalid token](trouble/invalid-token.md).',
    },
    id: {
      cause: 'Access token bukan milik Anda, atau milik kontrak dengan gateway lain.',
      fix: 'Setelah `tokens.secrets` diganti, gateway harus meminta token baru: simpan secret lama di urutan kedua. [Token tidak valid](trouble/invalid-token.md).',
    },
  },
  TOKEN_EXPIRED: {
    en: {
      cause: 'The access token is older than `tokens.lifetimeSeconds`.',
      fix: 'The gateway must ask for a new one.',
    },
    id: {
      cause: 'Access token lebih tua dari `tokens.lifetimeSeconds`.',
      fix: 'Gateway harus meminta yang baru.',
    },
  },
  TOKEN_OF_ANOTHER_PARTNER: {
    en: {
      cause: 'The access token was issued to another partner than the one that calls.',
      fix: 'Ask the gateway which of its IDs it uses for the token, and which for calls.',
    },
    id: {
      cause: 'Access token diterbitkan untuk partner lain, bukan yang memanggil.',
      fix: 'Tanyakan ke gateway ID mana yang dipakai untuk token, dan mana untuk panggilan.',
    },
  },
  SIGNATURE_MALFORMED: {
    en: { cause: 'X-SIGNATURE is neither base64 nor hex.', fix: 'Show the gateway the call.' },
    id: { cause: 'X-SIGNATURE bukan base64 dan bukan hex.', fix: 'Tunjukkan panggilannya ke gateway.' },
  },
  SIGNATURE_MISMATCH: {
    en: {
      cause: 'The signature fits none of the partner’s keys.',
      fix: 'Compare key and scheme (`signatureBytes`); then look for what changes body or path on the way (`signedPath`). `npx @snap-sdk/simulator explain` finds the reason from a captured call: [Unauthorized](trouble/unauthorized-signature.md).',
    },
    id: {
      cause: 'Signature (tanda tangan) tidak cocok dengan key mana pun milik partner.',
      fix: 'Bandingkan key dan skemanya (`signatureBytes`); lalu cari yang mengubah body atau path di jalan (`signedPath`). `npx @snap-sdk/simulator explain` menemukan sebabnya dari panggilan yang tertangkap: [Unauthorized](trouble/unauthorized-signature.md).',
    },
  },
  PUBLIC_KEY_INVALID: {
    en: {
      cause:
        'A function of core that your code calls (`verifyAsymmetricSignature` …) was given something that is not an RSA public key.',
      fix: 'The message says what it is. `createSnap` refuses such a key at start.',
    },
    id: {
      cause:
        'Function core yang dipanggil kode Anda (`verifyAsymmetricSignature` …) menerima sesuatu yang bukan public key RSA.',
      fix: 'Pesannya menyebut apa itu. `createSnap` menolak key seperti itu saat start.',
    },
  },
  SECRET_INVALID: {
    en: {
      cause:
        'A function of core that your code calls (`verifySymmetricSignature`, `verifyAccessToken` …) was given an empty secret.',
      fix: 'Look at the environment variable. `createSnap` refuses it at start.',
    },
    id: {
      cause:
        'Function core yang dipanggil kode Anda (`verifySymmetricSignature`, `verifyAccessToken` …) menerima secret kosong.',
      fix: 'Periksa environment variable-nya. `createSnap` menolaknya saat start.',
    },
  },
  JSON_INVALID: {
    en: {
      cause: 'The body is not a JSON object in UTF-8, or is nested more than 100 deep.',
      fix: 'Show the gateway the call.',
    },
    id: {
      cause: 'Body bukan objek JSON dalam UTF-8, atau bersarang lebih dari 100 tingkat.',
      fix: 'Tunjukkan panggilannya ke gateway.',
    },
  },
  STATUS_UNKNOWN: {
    en: {
      cause: 'The notice has no status, or one that is on no list: no handler ran.',
      fix: 'Ask the gateway what it means, then set the row `meaning` of the service.',
    },
    id: {
      cause: 'Notifikasi tanpa status, atau statusnya tidak ada di daftar: tidak ada handler yang jalan.',
      fix: 'Tanyakan artinya ke gateway, lalu isi baris `meaning` milik service itu.',
    },
  },
  FIELD_MISSING: {
    en: {
      cause: 'A mandatory field is missing or empty.',
      fix: 'If this gateway never sends it, make it optional in the service’s `fields`: [fields and headers](trouble/fields.md).',
    },
    id: {
      cause: 'Field wajib tidak ada atau kosong.',
      fix: 'Bila gateway ini memang tidak pernah mengirimnya, jadikan opsional di `fields` milik service: [field dan header](trouble/fields.md).',
    },
  },
  FIELD_INVALID: {
    en: {
      cause: 'A field has another form or length than documented.',
      fix: 'If this is the gateway’s own form, change the row in the service’s `fields`.',
    },
    id: {
      cause: 'Bentuk atau panjang field berbeda dari dokumennya.',
      fix: 'Bila itu memang bentuk milik gateway ini, ubah barisnya di `fields` milik service.',
    },
  },
  TOO_MANY_HANDLERS: {
    en: {
      cause: '`maxConcurrentHandlers`, or the store’s pool, lets no more handlers run at once.',
      fix: 'Look at what makes handlers slow: `snap.running()` lists them.',
    },
    id: {
      cause: '`maxConcurrentHandlers`, atau pool milik store, tidak mengizinkan lebih banyak handler sekaligus.',
      fix: 'Cari yang membuat handler lambat: `snap.running()` menampilkannya.',
    },
  },
  DEADLINE_EXCEEDED: {
    en: {
      cause:
        'The call took longer than `deadlineMilliseconds`. A handler that runs goes on, and a retry gets its answer.',
      fix: 'Make the handler faster: take the payment, and do the rest in a job. [Timeouts](trouble/timeouts.md).',
    },
    id: {
      cause:
        'Panggilan lebih lama dari `deadlineMilliseconds`. Handler yang sedang jalan diteruskan, dan retry mendapat jawabannya.',
      fix: 'Percepat handler: catat pembayarannya, sisanya di job. [Timeout](trouble/timeouts.md).',
    },
  },
  HANDLER_THREW: {
    en: { cause: 'The handler threw. A retry runs it again.', fix: 'Look at `event.error`.' },
    id: { cause: 'Handler melempar error. Retry menjalankannya lagi.', fix: 'Lihat `event.error`.' },
  },
  REJECTION_DROPPED: {
    en: {
      cause: '`context.reject(…)` was made, and neither returned nor thrown.',
      fix: 'Add the missing `return`, and look whether the payment was taken.',
    },
    id: {
      cause: '`context.reject(…)` dibuat, tetapi tidak di-`return` dan tidak di-`throw`.',
      fix: 'Tambahkan `return`, dan periksa apakah pembayarannya sudah dicatat.',
    },
  },
  NOTICE_UNHANDLED: {
    en: {
      cause: 'A refund, cancellation or reversal came, and the contract has no `otherStatus`.',
      fix: 'Add one: money was given back. [Refunds](guides/refunds-and-expiries.md).',
    },
    id: {
      cause: 'Refund, pembatalan, atau reversal datang, dan kontrak tidak punya `otherStatus`.',
      fix: 'Isi `otherStatus`: ada uang yang dikembalikan. [Refund](guides/refunds-and-expiries.md).',
    },
  },
  ANSWER_INVALID: {
    en: {
      cause: 'The handler’s answer breaks a documented length or leaves a field out. The handler is not run again.',
      fix: 'The message names each fault. Look whether the payment was taken.',
    },
    id: {
      cause: 'Jawaban handler melanggar panjang di dokumen, atau ada field yang kurang. Handler tidak dijalankan lagi.',
      fix: 'Pesannya menyebut setiap kesalahan. Periksa apakah pembayarannya sudah dicatat.',
    },
  },
  INTERNAL_ERROR: {
    en: {
      cause: 'Something unforeseen: a clock that throws, a `Request` that cannot be read, a bug of ours.',
      fix: 'Look at `event.error`, and report it.',
    },
    id: {
      cause: 'Sesuatu yang tidak terduga: clock yang melempar error, `Request` yang tidak bisa dibaca, bug kami.',
      fix: 'Lihat `event.error`, dan laporkan.',
    },
  },
  SNAP_CLOSED: {
    en: { cause: '`close()` was called.', fix: 'Nothing: the gateway tries again elsewhere.' },
    id: { cause: '`close()` sudah dipanggil.', fix: 'Tidak ada: gateway mencoba lagi ke proses lain.' },
  },
  IDENTITY_MISSING: {
    en: {
      cause: 'The call has neither an external ID nor a key: two of them could not be told apart.',
      fix: 'Ask the gateway which field names a payment, and set `duplicates.key`.',
    },
    id: {
      cause: 'Panggilan tanpa external ID dan tanpa kunci: dua panggilan tidak bisa dibedakan.',
      fix: 'Tanyakan ke gateway field mana yang menamai pembayaran, lalu isi `duplicates.key`.',
    },
  },
  DUPLICATE_RUNNING: {
    en: {
      cause: 'The same call is still being answered.',
      fix: 'Nothing, if it is rare. Else the handler is slower than the gateway waits: [timeouts](trouble/timeouts.md).',
    },
    id: {
      cause: 'Panggilan yang sama masih diproses.',
      fix: 'Tidak ada, bila jarang. Bila sering, handler lebih lambat dari kesabaran gateway: [timeout](trouble/timeouts.md).',
    },
  },
  DUPLICATE_FINISHED: {
    en: {
      cause: 'The external ID, or the key, was used before, and this service answers a repeat with a conflict.',
      fix: 'Nothing. The gateway should use a new X-EXTERNAL-ID for each call: [conflict](trouble/conflict.md).',
    },
    id: {
      cause: 'External ID, atau kuncinya, sudah pernah dipakai, dan service ini menjawab kirim ulang dengan conflict.',
      fix: 'Tidak ada. Gateway sebaiknya memakai X-EXTERNAL-ID baru untuk setiap panggilan: [conflict](trouble/conflict.md).',
    },
  },
  DUPLICATE_CONFLICT: {
    en: {
      cause: 'The same external ID or payment came with other content.',
      fix: 'For a payment: look into both calls, one of them is wrong. [Conflict](trouble/conflict.md).',
    },
    id: {
      cause: 'External ID atau pembayaran yang sama datang dengan isi lain.',
      fix: 'Bila itu pembayaran: periksa kedua panggilan, salah satunya salah. [Conflict](trouble/conflict.md).',
    },
  },
  DUPLICATE_STORE_FAILED: {
    en: {
      cause: 'The duplicate store is down, slow or full. No handler ran, or its work was rolled back.',
      fix: 'Look at `event.error` and at the database behind it.',
    },
    id: {
      cause: 'Duplicate store mati, lambat, atau penuh. Tidak ada handler yang jalan, atau pekerjaannya di-rollback.',
      fix: 'Lihat `event.error` dan database di belakangnya.',
    },
  },
}
