import { expect, it } from 'vitest'
import { inquiryOf, paymentOf } from './support/bodies.ts'
import { serveMerchant } from './support/serve.ts'

const BILLS = [
  { payNo: '701589101110', is: 'open', code: '2000000' },
  { payNo: '701589101111', is: 'paid', code: '4040014' },
  { payNo: '701589101112', is: 'expired', code: '4040019' },
  { payNo: '701589101113', is: 'one whose lookup throws', code: '5000000' },
  { payNo: '701589101114', is: 'one whose lookup never answers', code: '5040000' },
  { payNo: '701589101115', is: 'open for ever', code: '2000000' },
  { payNo: '702000000000', is: 'open', code: '2000000' },
  { payNo: '702000009999', is: 'open', code: '2000000' },
  { payNo: '702000010000', is: 'unknown', code: '4040012' },
  { payNo: '701999999999', is: 'unknown', code: '4040012' },
  { payNo: '701589101116', is: 'unknown', code: '4040012' },
  { payNo: '123456789012', is: 'unknown', code: '4040012' },
]

it.each(BILLS)('$payNo is $is: inquiry and payment get $code', async ({ payNo, code }) => {
  const { gateway, ledger } = await serveMerchant({ deadlineMilliseconds: 300, stopLimitMilliseconds: 1 })
  const inquired = await gateway.inquire(inquiryOf(payNo))
  const paid = await gateway.pay(paymentOf(payNo))

  expect(inquired.response).toMatchObject({ status: Number(code.slice(0, 3)), body: { responseCode: code } })
  expect(paid.response).toMatchObject({ status: Number(code.slice(0, 3)), body: { responseCode: code } })
  expect((await ledger.payments()).map((payment) => payment.payNo)).toEqual(code === '2000000' ? [payNo] : [])
})

it("answers the page's sample bill with all its fields", async () => {
  const { gateway } = await serveMerchant()
  const { response } = await gateway.inquire(inquiryOf('701589101110'))
  expect(response.body).toEqual({
    responseCode: '2000000',
    responseMessage: 'Successful',
    payNoData: {
      partnerServiceId: '7015',
      customerNo: '89101110',
      payNo: '701589101110',
      payNoName: 'John Test',
      goodsName: 'Pembelian John Test',
      payNoPhone: '087771122333',
      payNoEmail: 'jhon@test.com',
      inquiryRequestId: '41807553358950093184',
      totalAmount: { value: '10000.00', currency: 'IDR' },
      partnerReferenceNo: 'ABCDEFGH1234',
      mitraCd: 'ALMA',
      payNoExpiredDateTime: '2099-07-03T12:08:56+07:00',
    },
  })
})

it('says in its answers why it says no', async () => {
  const { gateway } = await serveMerchant()
  const messageOf = async (payNo: string) => (await gateway.inquire(inquiryOf(payNo))).response.body.responseMessage
  expect(await messageOf('701589101111')).toBe('Paid Bill')
  expect(await messageOf('701589101112')).toBe('Invalid Bill/Virtual Account')
  expect(await messageOf('999999999999')).toBe('Invalid Bill/Virtual Account [not registered]')
})

it('makes a bill paid by paying it, and only that one', async () => {
  const { gateway } = await serveMerchant()
  await gateway.pay(paymentOf('702000000001'))
  expect((await gateway.inquire(inquiryOf('702000000001'))).response.body.responseCode).toBe('4040014')
  expect((await gateway.inquire(inquiryOf('702000000002'))).response.body.responseCode).toBe('2000000')
})

it('lets 701589101115 be paid again and again, each payment a row', async () => {
  const { gateway, ledger } = await serveMerchant()
  for (const paymentRequestId of ['1', '2', '3']) {
    const { response } = await gateway.pay(paymentOf('701589101115', { paymentRequestId }))
    expect(response.body.responseCode).toBe('2000000')
  }
  expect((await gateway.inquire(inquiryOf('701589101115'))).response.body.responseCode).toBe('2000000')
  expect((await ledger.payments()).map((payment) => payment.paymentRequestId)).toEqual(['1', '2', '3'])
})

it.each(['9999.99', '10000.01', '0.00', 100])('refuses a payment of %s where the bill says 10000.00', async (value) => {
  const { gateway, ledger } = await serveMerchant()
  const { response } = await gateway.pay(paymentOf('701589101110', { value }))
  expect(response.body).toEqual({ responseCode: '4040013', responseMessage: 'Invalid Amount' })
  expect(await ledger.payments()).toEqual([])
})

it.each(['10000', '10000.0', 10000])('takes a payment of %s: the same amount, spelt otherwise', async (value) => {
  const { gateway, ledger } = await serveMerchant()
  const { response } = await gateway.pay(paymentOf('701589101110', { value }))
  expect(response.body.responseCode).toBe('2000000')
  expect(await ledger.payments()).toMatchObject([{ amount: '10000.00', currency: 'IDR' }])
})

it('refuses a payment in another currency', async () => {
  const { gateway } = await serveMerchant()
  const body = { ...paymentOf('701589101110'), paidAmount: { value: '10000.00', currency: 'USD' } }
  expect((await gateway.pay(body)).response.body.responseCode).toBe('4040013')
})
