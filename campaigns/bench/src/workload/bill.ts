/** What every contender knows of the one bill: it stands in memory, so that no database is measured. */
export const BILL = {
  payNoName: 'John Test',
  goodsName: 'Pembelian John Test',
  payNoPhone: '087771122333',
  payNoEmail: 'jhon@test.com',
  totalAmount: { value: '10000.00', currency: 'IDR' },
  partnerReferenceNo: 'ABCDEFGH1234',
  payNoExpiredDateTime: '2099-07-03T12:08:56+07:00',
} as const

/** NICEPAY's sample inquiry. */
export const INQUIRY = {
  partnerServiceId: '7015',
  customerNo: '89101110',
  payNo: '701589101110',
  inquiryRequestId: '41807553358950093184',
  mitraCd: 'ALMA',
} as const

export const BILLS: ReadonlyMap<string, typeof BILL> = new Map([[INQUIRY.payNo, BILL]])

export const TOKEN_TARGET = '/api/v1.0/access-token/b2b'
export const INQUIRY_TARGET = '/api/v1.0/cvs/inquiry'

/** How long an access token is valid. */
export const LIFETIME_SECONDS = 900
