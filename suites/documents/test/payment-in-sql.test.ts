import { readDocument } from '@snap-sdk/package-suite/markdown'
import { runNode } from '@snap-sdk/package-suite/run-node'
import { openWorkshop } from '@snap-sdk/package-suite/workshop'
import { afterAll, beforeAll, expect, test } from 'vitest'

const workshop = openWorkshop()
const readme = readDocument('README.md')
const table = readme.blocks.find(({ language }) => language === 'sql')

/** Runs the README's payment handler against PostgreSQL, compiled to WebAssembly. */
const script = `
import { PGlite } from '@electric-sql/pglite'
import { createPayment } from './payment.js'

const database = await PGlite.create()
await database.exec(${JSON.stringify(table?.code)})
const payment = createPayment(database)
const request = { partnerServiceId: '7015', customerNo: '89101110', payNo: '701589101110', mitraCd: 'ALMA' }

async function pay(value: string, payNo: string, paymentRequestId: string | undefined, externalId: string): Promise<string> {
  const { body } = await payment.invoke({ ...request, payNo, paymentRequestId, paidAmount: { value, currency: 'IDR' } }, { externalId })
  return body.responseCode
}

const payNo = request.payNo
const answers = {
  unknown: await pay('10000.00', '701500000000', 'a', '1'),
  wrongAmount: await pay('9999.00', payNo, 'a', '2'),
  together: (await Promise.all(['a', 'b', 'c'].map((id) => pay('10000.00', payNo, id, id)))).sort(),
}
const { rows } = await database.query<{ payment_id: string; amount: string }>('select payment_id, amount from payments')
const first = rows[0]?.payment_id ?? ''
console.log(JSON.stringify({
  ...answers,
  rows: rows.length,
  amount: rows[0]?.amount,
  again: await pay('10000.00', payNo, first, '3'),
  another: await pay('10000.00', payNo, 'd', first),
  rowsAtTheEnd: (await database.query('select 1 from payments')).rows.length,
}))
`

beforeAll(() => {
  workshop.writeBlocks(readme)
  workshop.write('README/check-payment.ts', script)
  workshop.transpile()
})
afterAll(workshop.remove)

test('the payment handler of the README takes a bill once', async () => {
  expect(JSON.parse(await runNode(`${workshop.folder}/README/check-payment.js`))).toEqual({
    unknown: '4040012',
    wrongAmount: '4040013',
    together: ['2000000', '4040014', '4040014'],
    rows: 1,
    amount: '10000.00',
    again: '2000000',
    another: '4040014',
    rowsAtTheEnd: 1,
  })
}, 30_000)
