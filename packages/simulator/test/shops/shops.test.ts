import { generateKeyPairSync } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { ConformanceReport } from '../../src/conformance/conformance-case.ts'
import { type ConformanceOptions, runConformance } from '../../src/conformance/run-conformance.ts'
import { DIALECTS } from '../../src/dialects/index.ts'
import { createGateway } from '../../src/gateway.ts'
import { listen } from '../right-merchants/listen.ts'
import { namesOf, reasonsOf } from '../support/check-merchant.ts'
import { bcaShop } from './bca-shop.ts'
import { briShop } from './bri-shop.ts'
import { danaShop } from './dana-shop.ts'
import { DokuShop } from './doku-shop.ts'
import { midtransShop } from './midtrans-shop.ts'
import { type Contract, tenBills } from './shop-bills.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const clientSecret = 'a client secret of these tests alone'

const SHOPS: Readonly<Record<string, (contract: Contract) => RequestListener>> = {
  bca: bcaShop,
  bri: briShop,
  midtrans: midtransShop,
  doku: (contract) => new DokuShop(contract).listener,
  dana: danaShop,
}

/** Checks a shop that is opened with ten ordinary bills, as often as it is asked to. */
async function checkShop(
  name: string,
  { runs, fault, ...options }: ConformanceOptions & { readonly runs: number; readonly fault?: Contract['fault'] },
): Promise<readonly ConformanceReport[]> {
  const [dialect, openShop] = [DIALECTS[name], SHOPS[name]]
  if (dialect === undefined || openShop === undefined) throw new Error(`there is no shop for ${name}`)
  const { clientId } = dialect
  const bills = tenBills()
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const { url, close } = await listen(openShop({ clientId, publicKey: pem, clientSecret, bills, fault }))
  const gateway = createGateway({ dialect, clientId, privateKey, clientSecret, target: url })
  const numbers = { open: [...bills.keys()].join(','), amount: '125000', ...options.numbers }
  const reports: ConformanceReport[] = []
  try {
    for (let run = 0; run < runs; run++) reports.push(await runConformance(gateway, { ...options, numbers }))
  } finally {
    await close()
  }
  return reports
}

const usedUp = ({ results }: ConformanceReport): string[] =>
  results.flatMap(({ name, outcome }) =>
    outcome.verdict === 'skipped' && outcome.reason.includes('used up') ? [name] : [],
  )

describe('a shop that was written by hand for one gateway, with ten ordinary bills', () => {
  it.each(Object.keys(SHOPS))('passes the check of %s, and passes it again', async (name) => {
    const [first, second] = await checkShop(name, { runs: 2 })
    if (first === undefined || second === undefined) throw new Error('it was checked twice')
    expect(namesOf(first, 'failed'), reasonsOf(first)).toEqual([])
    expect(usedUp(first)).toEqual([])
    expect(namesOf(second, 'failed'), reasonsOf(second)).toEqual([])
    expect(usedUp(second).length).toBeLessThanOrEqual(12)
    expect(second.counts.passed).toBeGreaterThanOrEqual(first.counts.passed - 12)
  })

  it.each([
    ['bca', 'an advice is another payment', 'va-payment-advice-of-a-payment'],
    ['midtrans', 'the status of a notice is not read', 'va-payment-unpaid-leaves-bill-open'],
  ] as const)('of %s in which %s fails %s alone', async (name, fault, rule) => {
    const [report] = await checkShop(name, { runs: 1, fault, only: ['va-payment'], skip: ['*-body-*', '*-without-*'] })
    if (report === undefined) throw new Error('it was checked')
    expect(namesOf(report, 'failed'), reasonsOf(report)).toEqual([rule])
  })

  it.each(['bca', 'midtrans'])('of %s that knows none of the numbers is one finding', async (name) => {
    const numbers = { open: '990000000000-990000000099' }
    const [report] = await checkShop(name, { runs: 1, numbers, only: ['va-payment'] })
    expect(report && reasonsOf(report)).toMatch(
      /^[a-z-]+: The merchant knows none of 990000000000 to 990000000099: [^\n]*$/,
    )
  })
})
