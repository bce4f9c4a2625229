import { expect, it } from 'vitest'
import { cimbCases } from '../src/dialects/cimb.ts'
import { maybankCases } from '../src/dialects/maybank.ts'
import { midtransCases } from '../src/dialects/midtrans.ts'
import { payermaxCases } from '../src/dialects/payermax.ts'
import { patch } from '../src/stand/bodies.ts'
import { openStand } from '../src/stand/stand.ts'

const QRIS = midtransCases.services.qrNotify?.samples[0]?.body ?? {}

it('hears of one QR code as pending, paid, refunded in two parts and, again, paid', async () => {
  const stand = openStand(midtransCases, { only: ['qrNotify'] })
  const refund = (total: string) => ({
    latestTransactionStatus: '04',
    'additionalInfo.totalRefundAmount': { value: total, currency: 'IDR' },
  })
  for (const change of [
    { latestTransactionStatus: '03' },
    {},
    refund('1000.00'),
    refund('3000.00'),
    refund('3000.00'),
    { 'additionalInfo.totalRefundAmount': undefined },
  ]) {
    stand.clock.now = new Date(stand.clock.now.getTime() + 60_000)
    expect((await stand.caller.call('qrNotify', patch(QRIS, change))).status).toBe(200)
  }
  expect(stand.runs.map(({ meaning }) => meaning)).toEqual(['pending', 'paid', 'refunded', 'refunded'])
  expect(new Set(stand.runs.map(({ context }) => context.paymentId)).size).toBe(4)
})

it('never takes a payment twice that is told of again with a refund in it', async () => {
  const stand = openStand(midtransCases, { only: ['qrNotify'] })
  await stand.caller.call('qrNotify', QRIS)
  const again = patch(QRIS, { 'additionalInfo.totalRefundAmount': { value: '1000.00', currency: 'IDR' } })
  expect((await stand.caller.call('qrNotify', again)).body.responseCode).not.toBe('2005200')
  expect(stand.runs).toHaveLength(1)
})

it('tells a PayerMax refund from the payment with the same reference and status', async () => {
  const stand = openStand(payermaxCases)
  const body = payermaxCases.services.debitNotify?.samples[0]?.body ?? {}
  await stand.caller.call('debitNotify', body)
  await stand.caller.call('debitNotify', patch(body, { 'additionalInfo.notifyType': 'REFUND' }))
  expect(stand.runs.map(({ meaning }) => meaning)).toEqual(['paid', 'refunded'])
})

it('gives the same body another paymentId at another gateway, another service and another partner', async () => {
  const ids: (string | undefined)[] = []
  const note = async (cases: typeof cimbCases, service: string, clientId = cases.clientId) => {
    const stand = openStand(cases, { only: [service], clientId })
    await stand.caller.call(service, cases.services[service]?.samples[0]?.body ?? {})
    ids.push(stand.runs[0]?.context.paymentId)
  }
  await note(cimbCases, 'vaPayment')
  await note(maybankCases, 'vaPayment')
  await note(cimbCases, 'vaPayment', 'another-partner')
  // Services 52 and 56 with one and the same body.
  for (const service of ['qrNotify', 'debitNotify']) {
    const stand = openStand(midtransCases, { only: [service] })
    await stand.caller.call(service, QRIS)
    ids.push(stand.runs[0]?.context.paymentId)
  }
  expect(ids).not.toContain(undefined)
  expect(new Set(ids).size).toBe(5)
})
