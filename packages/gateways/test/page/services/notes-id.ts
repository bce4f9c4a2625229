/** The notes of fields in Indonesian, by the English docstring: one that changes is missing here, and a test says so. */
export const NOTES_ID: Readonly<Record<string, string>> = {
  'The prefix that NICEPAY assigned.': 'Prefix yang diberikan NICEPAY.',
  '`partnerServiceId` and `customerNo` together. That they agree is *not* checked.':
    '`partnerServiceId` dan `customerNo` digabung. Kecocokannya *tidak* diperiksa.',
  "NICEPAY's own identifier.": 'Identifier milik NICEPAY.',
  'The store: `ALMA` Alfamart, `INDO` Indomaret, `DNDN` Dan+Dan, and others; at most 4 characters.':
    'Tokonya: `ALMA` Alfamart, `INDO` Indomaret, `DNDN` Dan+Dan, dan lainnya.',
  "The customer's name.": 'Nama pelanggan.',
  'Digits with their leading zero.': 'Digit, lengkap dengan nol di depan.',
  'Use `rupiah(…)`. At most 12 characters when written out.':
    'Pakai `rupiah(…)`. Paling banyak 12 karakter setelah ditulis.',
  'Your reference.': 'Referensi Anda.',
  'Until when it can be paid: a `Date`, or ISO 8601 with an offset. Written out in +07:00.':
    'Batas waktu pembayaran: `Date`, atau ISO 8601 dengan offset. Ditulis dalam +07:00.',
  'What the customer paid, in its one spelling: `10000.00`. Compare it with your bill by `sameAmount`.':
    'Yang dibayar pelanggan, dalam satu ejaan: `10000.00`. Bandingkan dengan tagihan memakai `sameAmount`.',
  'The store, as in the inquiry.': 'Tokonya, seperti di inquiry.',
  "The payment's own identifier, where NICEPAY sends one.": 'Identifier pembayaran, bila NICEPAY mengirimnya.',
  'As sent: its form is *not* checked.': 'Seperti dikirim: bentuknya *tidak* diperiksa.',
  "Your reference. Default: the request's.": 'Referensi Anda. Default: dari request.',
  "Further fields of `payNoData`, under NICEPAY's names and unchecked, should NICEPAY tell you some. They replace echoed ones.":
    'Field lain di `payNoData`, dengan nama dari NICEPAY dan tanpa pemeriksaan, bila NICEPAY memberitahukannya. Menggantikan yang diulang dari request.',
  'The prefix of the company. Padded with spaces in front, which are not seen here.':
    'Prefix perusahaan. Diberi spasi di depan, yang tidak terlihat di handler.',
  "The customer's part of the number.": 'Bagian nomor milik pelanggan.',
  "`partnerServiceId` and `customerNo` together. That they agree is *not* checked: the standard's own samples do not.":
    '`partnerServiceId` dan `customerNo` digabung. Kecocokannya *tidak* diperiksa: contoh di standar sendiri tidak cocok.',
  "The bank's own identifier of this inquiry.": 'Identifier milik bank untuk inquiry ini.',
  "When the bank was asked; `parseDate` reads it. In the body `trxDateInit` or, as the standard's sample has it, `txnDateInit`.":
    'Kapan bank ditanya; dibaca dengan `parseDate`. Di body `trxDateInit` atau, seperti contoh standar, `txnDateInit`.',
  'Through which channel the customer asks, ISO 18245: `6010` teller, `6011` e-banking. A JSON number is seen as its digits.':
    'Kanal yang dipakai pelanggan, ISO 18245: `6010` teller, `6011` e-banking. Number JSON terlihat sebagai digitnya.',
  'ISO 639-1, 2 letters.': 'ISO 639-1, 2 huruf.',
  'What the customer typed, for an open amount.': 'Yang diketik pelanggan, untuk nominal terbuka.',
  "Only with the payer's consent.": 'Hanya dengan persetujuan pembayar.',
  '`62…`.': '`62…`.',
  'What is to be paid. Use `rupiah(…)`.': 'Yang harus dibayar. Pakai `rupiah(…)`.',
  "The merchant's sub-company.": 'Sub-company milik merchant.',
  "The bill's code, by which the customer chooses.": 'Kode tagihan, yang dipilih pelanggan.',
  "The merchant's number of the bill.": 'Nomor tagihan milik merchant.',
  'The name as a channel shows it.': 'Nama seperti yang ditampilkan kanal.',
  "The merchant's product code.": 'Kode produk milik merchant.',
  'A label of the amount.': 'Label nominal.',
  'The amount as it is shown.': 'Nominal seperti yang ditampilkan.',
  'At most 25 texts for the payer, each at most 32 characters in a language.':
    'Paling banyak 25 teks untuk pembayar, masing-masing paling banyak 32 karakter per bahasa.',
  '`C` closed, `O` open, `I` partial, `M` minimum once, `L` maximum, `N` minimum many times, `X` maximum many times.':
    '`C` tertutup, `O` terbuka, `I` parsial, `M` minimum satu kali, `L` maksimum, `N` minimum berkali-kali, `X` maksimum berkali-kali.',
  'Stands beside virtualAccountData, as the standard has it.': 'Ada di samping virtualAccountData, sesuai standar.',
  "The bank's own identifier of the payment: what names it. Equal to inquiryRequestId where an inquiry came before.":
    'Identifier milik bank untuk pembayaran ini: inilah namanya. Sama dengan inquiryRequestId bila didahului inquiry.',
  "The merchant's identifier, where the account was made by service 27. Often the account's, which may be paid many times.":
    'Identifier milik merchant, bila virtual account dibuat lewat service 27. Sering kali milik virtual account-nya, yang bisa dibayar berkali-kali.',
  'ISO 18245. A JSON number is seen as its digits.': 'ISO 18245. Number JSON terlihat sebagai digitnya.',
  'The sum paid so far.': 'Jumlah yang sudah dibayar sejauh ini.',
  'A hexadecimal bit map of the bills paid.': 'Bitmap heksadesimal dari tagihan yang dibayar.',
  "The total of the inquiry's answer.": 'Total dari jawaban inquiry.',
  'When the bank took the money; `parseDate` reads it.': 'Kapan bank menerima uangnya; dibaca dengan `parseDate`.',
  "The bank's authorisation code.": 'Kode otorisasi bank.',
  'A JSON number is seen as its digits.': 'Number JSON terlihat sebagai digitnya.',
  '`Y`: the bank says that it sends this notice again.': '`Y`: bank menyatakan notifikasi ini dikirim ulang.',
  "The bank's authorisation code of this bill. A JSON number is seen as its digits.":
    'Kode otorisasi bank untuk tagihan ini. Number JSON terlihat sebagai digitnya.',
  "The customer's name. The standard wants one in the answer: give it where requests carry none.":
    'Nama pelanggan. Standar memintanya di jawaban: isi bila request tidak memuatnya.',
  "Default: the request's.": 'Default: dari request.',
  "Default: the request's, each with status 00.": 'Default: dari request, masing-masing dengan status 00.',
  '`00` paid, `01` rejected.': '`00` dibayar, `01` ditolak.',
  "The merchant's reference of the bill.": 'Referensi merchant untuk tagihan ini.',
  'Of which inquiry. Where it is absent, all transactions of the account are asked for.':
    'Dari inquiry yang mana. Bila tidak ada, yang ditanyakan adalah semua transaksi virtual account itu.',
  'Of which payment.': 'Dari pembayaran yang mana.',
  "What is known of the account. Exactly one where the request has inquiryRequestId: it goes out as an object. Else any number, which goes out as a list. Nothing known is `reject('transactionNotFound')`.":
    "Yang diketahui tentang virtual account itu. Tepat satu bila request memuat inquiryRequestId: terkirim sebagai object. Selain itu boleh berapa pun, terkirim sebagai list. Tidak ada yang diketahui: `reject('transactionNotFound')`.",
  '`00` paid, `01` rejected, `02` timeout.': '`00` dibayar, `01` ditolak, `02` timeout.',
  "Mandatory once a payment happened. Default: the request's.":
    'Wajib bila pembayaran sudah terjadi. Default: dari request.',
  'When the bank took the money.': 'Kapan bank menerima uangnya.',
  'When it was paid.': 'Kapan dibayar.',
  "The bank's authorisation code of this bill.": 'Kode otorisasi bank untuk tagihan ini.',
  '`parseDate` reads it.': 'Dibaca dengan `parseDate`.',
  'Of the inquiry, service 32.': 'Dari inquiry, service 32.',
  "The bank's own identifier of the payment. Equal to inquiryRequestId where an inquiry came before.":
    'Identifier milik bank untuk pembayaran ini. Sama dengan inquiryRequestId bila didahului inquiry.',
  "The merchant's identifier of the payment.": 'Identifier milik merchant untuk pembayaran ini.',
  'A word: `Success`, `In Progress`.': 'Sebuah kata: `Success`, `In Progress`.',
  'Stands inside virtualAccountdata, as the standard has it.': 'Ada di dalam virtualAccountdata, sesuai standar.',
  "The gateway's identifier of the payment: what names it.":
    'Identifier milik gateway untuk pembayaran ini: inilah namanya.',
  '`00` success, `01` initiated, `02` paying, `03` pending, `04` refunded, `05` cancelled, `06` failed, `07` not found.':
    '`00` berhasil, `01` dimulai, `02` sedang dibayar, `03` tertunda, `04` dikembalikan, `05` dibatalkan, `06` gagal, `07` tidak ditemukan.',
  "The merchant's identifier, given when the QR code was made.":
    'Identifier milik merchant, diberikan saat kode QR dibuat.',
  "The payer's account.": 'Akun pembayar.',
  'In its one spelling: `10000.00`. Compare it with your order by `sameAmount`.':
    'Dalam satu ejaan: `10000.00`. Bandingkan dengan pesanan memakai `sameAmount`.',
  'The store. In the body `externalStoreId` or `externalStoreID`.':
    'Tokonya. Di body `externalStoreId` atau `externalStoreID`.',
  "The gateway's identifier of the payment: what names it, where it is sent.":
    'Identifier milik gateway untuk pembayaran ini: inilah namanya, bila dikirim.',
  "The merchant's identifier.": 'Identifier milik merchant.',
  'At most 8 characters, and not 11 as in service 52.': 'Bukan 11 seperti di service 52.',
  "The X-EXTERNAL-ID of the merchant's own call.": 'X-EXTERNAL-ID dari panggilan merchant sendiri.',
  'When the payment ended; X-TIMESTAMP is when the notice was sent, days later perhaps. `parseDate` reads it.':
    'Kapan pembayarannya selesai; X-TIMESTAMP adalah saat notifikasi dikirim, mungkin berhari-hari kemudian. Dibaca dengan `parseDate`.',
  "The merchant's approval code.": 'Kode persetujuan milik merchant.',
  '`00` success, `01` initiated, `02` paying, `03` pending, `04` refunded, `05` cancelled, `06` failed, `07` not found. In the body it is `transactionStatus`, in this service alone.':
    '`00` berhasil, `01` dimulai, `02` sedang dibayar, `03` tertunda, `04` dikembalikan, `05` dibatalkan, `06` gagal, `07` tidak ditemukan. Di body namanya `transactionStatus`, hanya di service ini.',
  'The e-mandate. Spelt so in the standard.': 'E-mandate-nya. Ejaannya memang begitu di standar.',
  'The debited account.': 'Rekening yang didebit.',
  "`parseDate` reads it, and gives `undefined` for BCA's malformed one.":
    'Dibaca dengan `parseDate`, yang memberi `undefined` untuk tanggal BCA yang rusak.',
  "The bank's identifier of the transfer: what names it, where it is sent.":
    'Identifier milik bank untuk transfer ini: inilah namanya, bila dikirim.',
  "The merchant's identifier of the transfer.": 'Identifier milik merchant untuk transfer ini.',
  'The X-EXTERNAL-ID of the transfer.': 'X-EXTERNAL-ID dari transfernya.',
  "The gateway's identifier of the batch.": 'Identifier milik gateway untuk kumpulan ini.',
  "The merchant's identifier of the batch.": 'Identifier milik merchant untuk kumpulan ini.',
  'Each with its own result: that the batch is reported on does *not* say that its items succeeded.':
    'Masing-masing dengan hasilnya sendiri: laporan tentang kumpulannya *tidak* berarti item-itemnya berhasil.',
  "The item's result, a response code of its own: `2000000` is a success.":
    'Hasil item, sebuah response code tersendiri: `2000000` berarti berhasil.',
  "The gateway's identifier of the item; there when it succeeded.":
    'Identifier milik gateway untuk item ini; ada bila berhasil.',
  "The merchant's identifier of the item.": 'Identifier milik merchant untuk item ini.',
  'The account that was topped up.': 'Akun yang diisi.',
  "The gateway's identifier of the item.": 'Identifier milik gateway untuk item ini.',
  "The item's result, a response code of its own: `2004000` is a success.":
    'Hasil item, sebuah response code tersendiri: `2004000` berarti berhasil.',
  'Your reference of the payout.': 'Referensi Anda untuk payout ini.',
  "NICEPAY's reference of the payout.": 'Referensi NICEPAY untuk payout ini.',
  '`00` success, `03` pending, `09` failed.': '`00` berhasil, `03` tertunda, `09` gagal.',
  'The page says "Object", and length 50: it is handed on as it came.':
    'Halamannya menulis "Object", dengan panjang 50: diteruskan apa adanya.',
}
