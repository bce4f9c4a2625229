/** Something that has no dialect, and why. */
export interface LeftOut {
  readonly name: string
  readonly reason: string
}

/** Gateways, banks and wallets of which the inbound half is not public, or is not SNAP. As of 2026-11-25. */
export const LEFT_OUT_GATEWAYS: readonly LeftOut[] = [
  {
    name: 'iFortepay',
    reason:
      'Sends service 25 on a path of its own with a signature whose verification is "not needed for now" (developer.ifortepay.id): no scheme to verify is published.',
  },
  {
    name: 'ShopeePay',
    reason:
      'Sends 52, 79 and 56 with an X-SIGNATURE whose algorithm the public copies do not show (product.shopeepay.co.id); its older API uses another header and another algorithm.',
  },
  { name: 'YUKK', reason: "Only one merchant's code shows its paths; nothing says how its calls are signed." },
  {
    name: 'Netzme',
    reason:
      'Sends 56 on `/v1.0/snap/debit/notify` with an `x-callback-token`; whether and how it signs is not published.',
  },
  {
    name: 'BinderPay',
    reason: 'Only a package says that it signs asymmetrically; no inbound path and no service is public.',
  },
  { name: 'SemarPay', reason: 'Only "HMAC" is said of its signature: not over what, and not under which key.' },
  {
    name: 'Singapay',
    reason: 'Not SNAP: HMAC-SHA512 with a random Bearer value inside the string, and a unix timestamp.',
  },
  { name: 'SmilePay', reason: 'Not SNAP: RSA over `tradeNo|X-TIMESTAMP`, answered with the word SUCCESS.' },
  {
    name: 'Bank Syariah Indonesia',
    reason: 'Only a proprietary JSON with a SHA-1 checksum is public (community code); not SNAP.',
  },
  { name: 'GoPay', reason: 'Reaches the merchant through Midtrans (56 and 52): `midtrans`.' },
  {
    name: 'Bank Mandiri',
    reason: 'No public document of the inbound half; DOKU shows its notice with the whole number in customerNo.',
  },
  { name: 'BNI', reason: 'No public document of the inbound half; seen only behind aggregators.' },
  { name: 'Permata', reason: 'No public document of the inbound half; only a scheme from before SNAP is public.' },
  { name: 'Danamon', reason: 'No public document of the inbound half; Midtrans lists its virtual accounts.' },
  { name: 'OVO', reason: 'No public document of the inbound half.' },
  {
    name: 'LinkAja',
    reason: "No public document of the inbound half; it appears as a way to pay inside DANA's notices.",
  },
  { name: 'Xendit', reason: 'docs.xendit.co/apidocs/bi-snap exists; nothing of the inbound half could be read there.' },
  ...[
    'Flip',
    'iPaymu',
    'Duitku',
    'Tripay',
    'Finpay',
    'Jatelindo',
    'Artajasa',
    'Ayoconnect',
    'Brick',
    'Bayarind',
    'Yokke',
    'LinkQu',
    'Klikqris',
  ].map((name) => ({ name, reason: 'Nothing public found of the inbound half.' })),
]

/** Services of gateways that do have a dialect. */
export const LEFT_OUT_SERVICES: readonly LeftOut[] = [
  {
    name: 'BCA OneKlik (86)',
    reason: 'Registration and deletion of a card, not a payment; how its calls are signed is not published.',
  },
  {
    name: 'BNC, direct-debit binding callback',
    reason: 'A binding, not a payment; it carries X-CLIENT-KEY, and its body is not public.',
  },
  { name: 'DANA, virtual account inquiry', reason: 'That it exists is known; its path and body are not.' },
  { name: 'Durianpay, transfer-bank notice', reason: 'Neither its path nor its body is public.' },
  { name: 'Espay, hash API (SHA-256 of `##…##`)', reason: 'Not SNAP.' },
  { name: 'Paylabs, callback with `errCode`', reason: 'Not SNAP.' },
]
