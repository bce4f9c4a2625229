import { readDocument } from '@snap-sdk/package-suite/markdown'
import { runNode } from '@snap-sdk/package-suite/run-node'
import { openWorkshop } from '@snap-sdk/package-suite/workshop'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MORE_BILLS, NUMBERS } from './support/more-bills.ts'

const workshop = openWorkshop()
const guide = readDocument('docs/guides/exactly-once.md')
const table = guide.blocks.find(({ language }) => language === 'sql')

/** Runs the guide's payment handler against PostgreSQL, compiled to WebAssembly. */
const script = `
import { PGlite } from '@electric-sql/pglite'
import { nicepay } from '@snap-sdk/gateways'
import { bills, reset } from './bills.js'
import { createTakePayment } from './payment.js'

const database = await PGlite.create()
await database.exec(${JSON.stringify(table?.code)})
const takePayment = createTakePayment(database)
const shop = nicepay({
  partners: [],
  handlers: { nicoPayment: ({ payNo, paidAmount }, context) => takePayment(payNo, paidAmount, context) },
})
const countRows = async () => (await database.query('select 1 from payments')).rows.length

async function pay(payNo: string, paymentId: string, value = '10000.00'): Promise<string> {
  const paidAmount = { value, currency: 'IDR' }
  const request = { partnerServiceId: '7015', customerNo: '89101110', payNo, paidAmount }
  return (await shop.invoke('nicoPayment', request, { paymentId })).body.responseCode
}

reset()
const open = '${NUMBERS.staysOpen}'
const refused = {
  unknown: await pay('${NUMBERS.unknown}', 'a'),
  expired: await pay('${NUMBERS.expired}', 'a'),
  wrongAmount: await pay(open, 'a', '9999.00'),
  rows: await countRows(),
}
const threePayments = (await Promise.all(['a', 'b', 'c'].map((id) => pay(open, id)))).sort()
const { rows } = await database.query<{ payment_id: string; amount: string }>('select payment_id, amount from payments')
const first = rows[0]?.payment_id ?? ''
const bill = await bills.find(open)
const again = await pay(open, first)
bill.dueAt = new Date(0)
const onePaymentTwice = await Promise.all([pay('702000000001', 'e'), pay('702000000001', 'e')])
console.log(JSON.stringify({
  refused,
  threePayments,
  rows,
  again,
  againWhenExpired: await pay(open, first),
  another: await pay(open, 'd'),
  onePaymentTwice,
  rowsAtTheEnd: await countRows(),
}))
`

beforeAll(() => {
  for (const { file, code } of [...readDocument('docs/start/quick-start.md').blocks, ...guide.blocks]) {
    if (file === 'bills.ts') workshop.write('guide/bills.ts', code + MORE_BILLS)
    if (file === 'payment.ts') workshop.write('guide/payment.ts', code)
  }
  workshop.write('guide/check-payment.ts', script)
  workshop.transpile()
})
afterAll(workshop.remove)

test('the payment handler of the guide takes a bill once', async () => {
  expect(JSON.parse(await runNode(`${workshop.folder}/guide/check-payment.js`))).toEqual({
    refused: { unknown: '4040012', expired: '4040019', wrongAmount: '4040013', rows: 0 },
    threePayments: ['2000000', '4040014', '4040014'],
    rows: [{ payment_id: expect.stringMatching(/^[abc]$/), amount: '10000.00' }],
    again: '2000000',
    againWhenExpired: '2000000',
    another: '4040014',
    onePaymentTwice: ['2000000', '2000000'],
    rowsAtTheEnd: 2,
  })
}, 90_000)
