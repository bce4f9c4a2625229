import { generateKeyPairSync } from 'node:crypto'
import { readDocument } from '@snap-sdk/package-suite/markdown'
import { runNode } from '@snap-sdk/package-suite/run-node'
import { openWorkshop } from '@snap-sdk/package-suite/workshop'
import { CASES, type CaseResult } from '@snap-sdk/simulator'
import { freePort } from '@snap-sdk/test-servers/machine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DOCUMENTS } from './support/documents.ts'
import { MORE_BILLS, NUMBERS } from './support/more-bills.ts'

const workshop = openWorkshop()
const GUIDE = 'docs/guides/exactly-once.md'
const QUICK_START = 'docs/start/quick-start.md'
const blocks = [QUICK_START, GUIDE].flatMap((path) => readDocument(path).blocks)
const table = blocks.find(({ language }) => language === 'sql')?.code

/** The code of both pages, with more bills behind its `bills.ts`, in a folder of its own. */
function writeShop(folder: string, files: readonly string[], more: Readonly<Record<string, string>>): void {
  for (const { file, code } of blocks) {
    if (file === 'bills.ts') workshop.write(`${folder}/bills.ts`, code + MORE_BILLS)
    else if (file !== undefined && files.includes(file)) workshop.write(`${folder}/${file}`, code)
  }
  for (const [file, code] of Object.entries(more)) workshop.write(`${folder}/${file}`, code)
}

/** Cases that pay one bill twice, under two names of the payment. */
const STAYS_OPEN: readonly string[] = ['payment-content-type-spelled-otherwise']

/** Serves what was written, and checks it over HTTP; each case finds the bills as they were at first. */
const CHECK = `
import './environment.js'
import './server-express.js'
import { CASES, createGateway, runConformance } from '@snap-sdk/simulator'
import { reset } from './reset.js'

const target = 'http://127.0.0.1:' + process.env.PORT
while (!(await fetch(target).then(() => true, () => false))) await new Promise((resolve) => setTimeout(resolve, 20))
const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey: process.env.PRIVATE_KEY ?? '', target })
const results = []
for (const { name } of CASES) {
  if (!name.startsWith(process.env.ONLY ?? '')) continue
  if (${JSON.stringify(STAYS_OPEN)}.includes(name)) continue
  await reset()
  const report = await runConformance(gateway, { only: [name], numbers: ${JSON.stringify(NUMBERS)} })
  results.push(...report.results.map(({ name, severity, outcome }) => ({ name, severity, outcome })))
}
console.log(JSON.stringify(results))
process.exit()
`

/** The guide's handler for a database, behind a contract like the quick start's, on PostgreSQL compiled to WebAssembly. */
const SHOP_IN_SQL = `
import { PGlite } from '@electric-sql/pglite'
import { nicepay } from '@snap-sdk/gateways'
import { rupiah } from '@snap-sdk/services'
import { bills } from './bills.js'
import { createTakePayment } from './payment.js'

export const database = await PGlite.create()
await database.exec(${JSON.stringify(table)})
const takePayment = createTakePayment(database)
const isPaid = async (number) => (await database.query('select 1 from payments where bill = $1', [number])).rows.length > 0

export const shop = nicepay({
  partners: [{ clientId: 'IONPAYTEST', publicKeys: process.env.NICEPAY_PUBLIC_KEY }],
  handlers: {
    nicoInquiry: async ({ payNo }, { reject }) => {
      const bill = await bills.find(payNo)
      if (!bill) return reject('invalidBill')
      if (await isPaid(payNo)) return reject('paidBill')
      if (bill.dueAt < new Date()) return reject('expiredBill')
      return {
        payNoName: bill.customerName,
        goodsName: bill.title,
        payNoPhone: bill.phone,
        payNoEmail: bill.email,
        totalAmount: rupiah(bill.amount),
        partnerReferenceNo: bill.reference,
        payNoExpiredDateTime: bill.dueAt,
      }
    },
    nicoPayment: ({ payNo, paidAmount }, context) => takePayment(payNo, paidAmount, context),
  },
})
`
const RESET_IN_SQL = `
import { reset as resetBills } from './bills.js'
import { database } from './shop.js'

export async function reset() {
  resetBills()
  await database.exec("delete from payments; insert into payments values ('${NUMBERS.paid}', 'another payment', 10000)")
}
`

/** The variables that the quick start names, and those of the check. */
async function writeEnvironment(folder: string, only: string): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const environment = {
    ONLY: only,
    PORT: String(await freePort()),
    PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    NICEPAY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }),
    SNAP_TOKEN_SECRET: 'thirty-two bytes, or some more than that',
  }
  workshop.write(`${folder}/environment.ts`, `Object.assign(process.env, ${JSON.stringify(environment)})`)
}

/** The handler of a virtual account's payment, whose bills are its own: one, due in 2099. */
const SERVICES_README = 'packages/services/README.md'
const ACCOUNT = '12345678901234567890'
const CHECK_SERVICES = `
import { shop } from './shop.js'
import { shop as lateShop } from './late-shop.js'

async function pay(gateway, paymentId: string, { customerNo = '${ACCOUNT}', value = '10000.00' } = {}): Promise<string> {
  const numbers = { partnerServiceId: '  088899', customerNo, virtualAccountNo: '  088899' + customerNo }
  const payment = { ...numbers, paymentRequestId: '1', paidAmount: { value, currency: 'IDR' } }
  return (await gateway.invoke('vaPayment', payment, { paymentId })).body.responseCode
}

console.log(JSON.stringify({
  unknown: await pay(shop, 'a', { customerNo: '1' }),
  wrongAmount: await pay(shop, 'a', { value: '9999.00' }),
  expired: await pay(lateShop, 'a'),
  twoAtOnce: await Promise.all([pay(shop, 'a'), pay(shop, 'b')]),
  again: await pay(shop, 'a'),
  another: await pay(shop, 'b'),
}))
`

/** What the conformance check cannot see, since duplicates answer its repeats: the handler's own rules, one by one. */
const checkRules = (bills: string) => `
${bills}

async function pay(paymentId: string, payNo = '${NUMBERS.staysOpen}', value = '10000.00'): Promise<string> {
  const paidAmount = { value, currency: 'IDR' }
  const payment = { partnerServiceId: '7015', customerNo: '89101110', payNo, paidAmount }
  return (await shop.invoke('nicoPayment', payment, { paymentId })).body.responseCode
}

console.log(JSON.stringify({
  unknown: await pay('a', '${NUMBERS.unknown}'),
  paid: await pay('a', '${NUMBERS.paid}'),
  expired: await pay('a', '${NUMBERS.expired}'),
  wrongAmount: await pay('a', '${NUMBERS.staysOpen}', '9999.00'),
  twoAtOnce: await Promise.all([pay('a'), pay('b')]),
  again: await pay('a'),
  another: await pay('b'),
}))
`

const BILLS_OF_QUICK_START = `
import { reset } from './bills.js'
import { shop } from './shop.js'
reset()`
const BILLS_OF_README = `
import { bills, shop } from './shop.js'
bills.push(
  { ...bills[0], payNo: '${NUMBERS.staysOpen}' },
  { ...bills[0], payNo: '${NUMBERS.paid}', paidBy: 'another payment' },
  { ...bills[0], payNo: '${NUMBERS.expired}', dueAt: new Date(Date.now() - 1000) },
)`

beforeAll(async () => {
  const [servicesBlock] = readDocument(SERVICES_README).blocks.filter(({ language }) => language === 'ts')
  const servicesCode = servicesBlock?.code ?? ''
  expect(servicesCode).toContain('2099-12-31')
  workshop.write('services/shop.ts', servicesCode)
  workshop.write('services/late-shop.ts', servicesCode.replace('2099-12-31', '2020-12-31'))
  workshop.write('services/check.ts', CHECK_SERVICES)
  writeShop('memory', ['shop.ts', 'snap.ts', 'server-express.ts'], {
    'check.ts': CHECK,
    'check-rules.ts': checkRules(BILLS_OF_QUICK_START),
    'reset.ts': `export { reset } from './bills.js'`,
  })
  writeShop('sql', ['payment.ts', 'snap.ts', 'server-express.ts'], {
    'check.ts': CHECK,
    'shop.ts': SHOP_IN_SQL,
    'reset.ts': RESET_IN_SQL,
  })
  for (const { file, code } of readDocument('README.md').blocks) {
    if (file === 'shop.ts') workshop.write('README/shop.ts', code)
  }
  workshop.write('README/check-rules.ts', checkRules(BILLS_OF_README))
  await writeEnvironment('memory', '')
  await writeEnvironment('sql', 'payment-')
  workshop.transpile()
})
afterAll(workshop.remove)

/** A function of its own that is told what was paid; what only hands it on to `takePayment` is not async. */
const HANDLER = /\basync\b.*\bpaidAmount\b/

test('these are all payment handlers that the documents print', () => {
  const printed = DOCUMENTS.flatMap((path) =>
    readDocument(path)
      .blocks.filter(({ language, code }) => language === 'ts' && HANDLER.test(code))
      .map(({ file }) => `${path} ${file ?? ''}`.trim()),
  )
  expect(printed).toEqual([
    'README.md shop.ts',
    'README.id.md shop.ts', // the same code: languages.test.ts
    SERVICES_README,
    `${GUIDE} payment.ts`,
    'docs/id/guides/exactly-once.md payment.ts',
    'docs/id/start/quick-start.md shop.ts',
    `${QUICK_START} shop.ts`,
  ])
})

test.each([
  [QUICK_START, 'memory'],
  ['README.md', 'README'],
])('the handler of shop.ts in %s takes a bill once, and refuses what it must', async (_page, folder) => {
  expect(JSON.parse(await runNode(`${workshop.folder}/${folder}/check-rules.js`))).toEqual({
    unknown: '4040012',
    paid: '4040014',
    expired: '4040019',
    wrongAmount: '4040013',
    twoAtOnce: ['2000000', '4040014'],
    again: '2000000',
    another: '4040014',
  })
})

test('the handler of packages/services/README.md takes a bill once, and refuses what it must', async () => {
  expect(JSON.parse(await runNode(`${workshop.folder}/services/check.js`))).toEqual({
    unknown: '4042512',
    wrongAmount: '4042513',
    expired: '4042519',
    twoAtOnce: ['2002500', '4042514'],
    again: '2002500',
    another: '4042514',
  })
})

/** What is not asked, by case, and why. */
const SKIPPED: Readonly<Record<string, readonly string[]>> = {
  'needs a bill that is open however often it is paid': STAYS_OPEN,
  'needs a second partner': [
    'token-signature-of-another-client',
    'inquiry-signature-of-another-client',
    'payment-signature-of-another-client',
    'inquiry-token-of-another-partner',
    'payment-token-of-another-partner',
  ],
  'takes the 15 minutes of a token': ['inquiry-token-expired'],
  'needs a scheme that signs path and body, and NICO as it is printed has none': [
    'inquiry-body-altered',
    'payment-body-altered',
    'inquiry-path-altered',
    'payment-path-altered',
    'inquiry-query-signed',
    'payment-query-signed',
    'inquiry-query-altered',
    'payment-query-altered',
    'inquiry-body-pretty-signed-minified',
    'payment-body-pretty-signed-minified',
    'inquiry-body-pretty-signed-as-sent',
    'payment-body-pretty-signed-as-sent',
  ],
  'needs a bill whose lookup never answers': ['inquiry-lookup-hangs', 'payment-lookup-hangs'],
}

describe.each([
  ['shop.ts', 'memory', ''],
  ['payment.ts', 'sql', 'payment-'], // its inquiry is the test's own
])('the handlers of %s, served by the quick start', (_file, folder, only) => {
  const asksFor = (name: string) => name.startsWith(only)
  let results: readonly Pick<CaseResult, 'name' | 'severity' | 'outcome'>[] = []

  beforeAll(async () => {
    results = JSON.parse(await runNode(`${workshop.folder}/${folder}/check.js`))
  }, 200_000)

  test('pass every case of the conformance check that an ordinary shop can be asked', () => {
    expect(results.length).toBeGreaterThan(80)
    expect(results.filter(({ outcome }) => outcome.verdict === 'failed')).toEqual([])
  })

  test('are asked all cases but those that are named here', () => {
    const asked = results.filter(({ outcome }) => outcome.verdict !== 'skipped').map(({ name }) => name)
    const notAsked = CASES.map(({ name }) => name).filter((name) => asksFor(name) && !asked.includes(name))
    expect(notAsked.sort()).toEqual(Object.values(SKIPPED).flat().filter(asksFor).sort())
  })
})
