import type { Language } from './words.ts'

/** What a service is called, and what happens in it. What is a fact of its tables is not said here. */
export interface ServiceTitle {
  readonly title: string
  readonly lead: string
}

/** By the page's name. */
export const TITLES: Readonly<Record<string, Readonly<Record<Language, ServiceTitle>>>> = {
  'nico-inquiry': {
    en: {
      title: 'NICO inquiry (convenience store)',
      lead: 'A customer gives a pay number at the counter of an Alfamart or Indomaret, and the store asks what it costs. You answer with the bill, or say no: the pay number is not known, paid already, or expired.',
    },
    id: {
      title: 'Inquiry NICO (convenience store)',
      lead: 'Pelanggan menyebut pay number di kasir Alfamart atau Indomaret, dan toko menanyakan tagihannya. Jawabannya tagihan itu, atau penolakan: pay number tidak dikenal, sudah dibayar, atau kedaluwarsa.',
    },
  },
  'nico-payment': {
    en: {
      title: 'NICO payment (convenience store)',
      lead: "The store took the customer's money for a pay number. You book it, once. NICEPAY's page for this body is not public: the fields are a working model, and `fieldNames` overrides each inferred name.",
    },
    id: {
      title: 'Pembayaran NICO (convenience store)',
      lead: 'Toko sudah menerima uang pelanggan untuk sebuah pay number. Anda membukukannya, satu kali. Halaman NICEPAY untuk body ini tidak publik: field-nya model kerja, dan setiap nama hasil penyimpulan bisa diganti dengan `fieldNames`.',
    },
  },
  'va-inquiry': {
    en: {
      title: 'Virtual account inquiry',
      lead: 'A customer enters the number of a virtual account, and the bank asks what it costs (bill presentment). You answer with the bill, or say why there is none.',
    },
    id: {
      title: 'Inquiry virtual account',
      lead: 'Pelanggan memasukkan nomor virtual account, dan bank menanyakan tagihannya (bill presentment). Jawabannya tagihan itu, atau alasan mengapa tidak ada.',
    },
  },
  'va-payment': {
    en: {
      title: 'Virtual account payment',
      lead: 'The bank took money for a virtual account (payment flag, payment notification). You book it, once, and the answer echoes the request with status 00.',
    },
    id: {
      title: 'Pembayaran virtual account',
      lead: 'Bank sudah menerima uang untuk sebuah virtual account (payment flag, notifikasi pembayaran). Anda membukukannya, satu kali, dan jawabannya mengulang isi request dengan status 00.',
    },
  },
  'va-status': {
    en: {
      title: 'Virtual account status',
      lead: "A bank asks how a virtual account's payment ended, where you hold the bill. Most merchants make this call; few are asked it.",
    },
    id: {
      title: 'Status virtual account',
      lead: 'Bank menanyakan bagaimana pembayaran sebuah virtual account berakhir, bila tagihannya ada pada Anda. Kebanyakan merchant memanggilnya; sedikit yang ditanya.',
    },
  },
  'va-reversal': {
    en: {
      title: 'Virtual account reversal',
      lead: 'A bank undid a payment of a virtual account that you have booked. It is not of the standard; its body and code are inferred, and only the number of the account must be there.',
    },
    id: {
      title: 'Reversal virtual account',
      lead: 'Bank membatalkan pembayaran virtual account yang sudah dibukukan. Ini di luar standar; body dan kodenya disimpulkan, dan yang wajib hanya nomor virtual account.',
    },
  },
  'intrabank-notify': {
    en: {
      title: 'Intrabank payment notice of a virtual account',
      lead: 'A bank reports that a virtual account was paid out of an account of its own. Its status is a word, and its answer stands under `virtualAccountdata`, with a small d.',
    },
    id: {
      title: 'Notifikasi pembayaran virtual account intrabank',
      lead: 'Bank melaporkan virtual account yang dibayar dari rekening di bank itu sendiri. Statusnya berupa kata, dan jawabannya ada di bawah `virtualAccountdata`, dengan d kecil.',
    },
  },
  'qr-mpm-notify': {
    en: {
      title: 'QRIS payment notice (MPM)',
      lead: 'A customer scanned your QR code, and the payment ended.',
    },
    id: {
      title: 'Notifikasi pembayaran QRIS (MPM)',
      lead: 'Pelanggan memindai kode QR Anda, dan pembayarannya selesai.',
    },
  },
  'qr-cpm-notify': {
    en: {
      title: 'QRIS payment notice (CPM)',
      lead: "You scanned a customer's QR code, and the payment ended. The gateway's reference is optional here: a notice without it is known by its X-EXTERNAL-ID alone.",
    },
    id: {
      title: 'Notifikasi pembayaran QRIS (CPM)',
      lead: 'Anda memindai kode QR pelanggan, dan pembayarannya selesai. Referensi gateway opsional di sini: notifikasi tanpa referensi hanya dikenali dari X-EXTERNAL-ID-nya.',
    },
  },
  'debit-notify': {
    en: {
      title: 'E-wallet and direct debit notice',
      lead: 'A direct debit, or a payment by an e-wallet such as DANA or GoPay, ended.',
    },
    id: {
      title: 'Notifikasi e-wallet dan direct debit',
      lead: 'Direct debit, atau pembayaran dengan e-wallet seperti DANA atau GoPay, selesai.',
    },
  },
  'fast-notify': {
    en: {
      title: 'BI-FAST direct debit notice',
      lead: 'A direct debit over BI-FAST, under an e-mandate, ended.',
    },
    id: {
      title: 'Notifikasi direct debit BI-FAST',
      lead: 'Direct debit lewat BI-FAST, dengan e-mandate, selesai.',
    },
  },
  'transfer-notify': {
    en: {
      title: 'SKN and RTGS transfer notices',
      lead: 'A transfer over SKNBI (75) or RTGS (76) ended. The two services have the same fields.',
    },
    id: {
      title: 'Notifikasi transfer SKN dan RTGS',
      lead: 'Transfer lewat SKNBI (75) atau RTGS (76) selesai. Field kedua service ini sama.',
    },
  },
  'bulk-transfer-notify': {
    en: {
      title: 'Bulk transfer notice',
      lead: 'A gateway reports on a batch of transfers. Each item has its own result: that the batch is reported on does not say that its items succeeded.',
    },
    id: {
      title: 'Notifikasi transfer massal',
      lead: 'Gateway melaporkan sekumpulan transfer. Setiap item punya hasilnya sendiri: laporan tentang kumpulannya tidak berarti item-itemnya berhasil.',
    },
  },
  'bulk-cashin-notify': {
    en: {
      title: 'Bulk cash-in notice',
      lead: 'A gateway reports on a batch of top-ups of e-money. Each item has its own result.',
    },
    id: {
      title: 'Notifikasi cash-in massal',
      lead: 'Gateway melaporkan sekumpulan top-up uang elektronik. Setiap item punya hasilnya sendiri.',
    },
  },
  'payout-notify': {
    en: {
      title: 'NICEPAY payout notice',
      lead: 'A payout, money that you send, ended. Its `paid` is money that left: NICEPAY has paid the beneficiary.',
    },
    id: {
      title: 'Notifikasi payout NICEPAY',
      lead: 'Payout, uang yang Anda kirim, selesai. `paid` di sini berarti uang keluar: NICEPAY sudah membayar penerimanya.',
    },
  },
}
