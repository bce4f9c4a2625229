import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseGivenBills } from '../../src/command-line/check/parse-given-bills.ts'
import { readOpenBills } from '../../src/command-line/check/read-open-bills.ts'
import { runOpenCommand } from '../../src/command-line/check/run-open-command.ts'
import { formatTerminalReport } from '../../src/command-line/check/terminal-report.ts'
import type { ConformanceReport } from '../../src/conformance/conformance-case.ts'
import type { GivenBill } from '../../src/conformance/open-bills.ts'
import { runConformance } from '../../src/conformance/run-conformance.ts'
import { buildReportDocument } from '../../src/report/report-document.ts'
import { recordingTerminal } from '../support/recording-terminal.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { gatewayTo, json, takesAll } from './support/merchants.ts'

const verdicts = ({ results }: ConformanceReport) => results.map(({ outcome }) => outcome.verdict)

describe('bills that are given', () => {
  /** Knows what was seeded, and takes each once. */
  function shop() {
    const bills = new Map<string, 'open' | 'paid'>()
    const gateway = gatewayTo(async (service, request) => {
      const { payNo } = await request.clone().json()
      if (service === 'token') return takesAll(service, request)
      const state = bills.get(payNo)
      if (state === undefined) return json(404, { responseCode: '4040012', responseMessage: 'Invalid Bill' })
      if (state === 'paid') return json(404, { responseCode: '4040014', responseMessage: 'Paid Bill' })
      if (service === 'payment') bills.set(payNo, 'paid')
      return takesAll(service, request)
    })
    const seed = (...numbers: string[]): readonly GivenBill[] => {
      for (const number of numbers) bills.set(number, 'open')
      return numbers
    }
    return { gateway, seed }
  }
  const only = ['payment-makes-bill-paid', 'payment-concurrent-on-one-bill', 'payment-external-id-reused']

  it('are asked for again when they are used up', async () => {
    const { gateway, seed } = shop()
    let batch = 0
    const openBills = async () => seed(`10000000000${++batch}`)
    const report = await runConformance(gateway, { only, openBills })
    // An ID that is used again is not refused as one: the bill is paid by then.
    expect(verdicts(report)).toEqual(['failed', 'passed', 'passed'])
    expect(batch).toBe(4)
  })

  it('are used up when nothing new is given', async () => {
    const { gateway, seed } = shop()
    const report = await runConformance(gateway, { only, openBills: async () => seed('100000000001') })
    expect(verdicts(report)).toEqual(['failed', 'skipped', 'skipped'])
    expect(report.results[1]?.outcome).toMatchObject({
      reason: 'Every number of 100000000001 is used up: name others with --open, or make them with --open-command.',
    })
  })

  it('are one finding where the merchant has none of them', async () => {
    const report = await runConformance(shop().gateway, { only, openBills: async () => ['1', '2'] })
    expect(verdicts(report)).toEqual(['failed', 'skipped', 'skipped'])
    expect(report.results[0]?.outcome).toMatchObject({
      reason:
        'The merchant knows none of 1 and 1 more: name open numbers with --open, or make them with --open-command.',
    })
  })

  it.each([
    ['a number', ['no digits']],
    ['an amount', [{ number: '1', amount: '10,000' }]],
  ])('must have %s', async (_, bills) => {
    await expect(runConformance(shop().gateway, { openBills: async () => bills })).rejects.toMatchObject({
      name: 'WrongUse',
    })
  })
})

it('shows what failed for one cause once, and says what to do about it', async () => {
  const pastDue = gatewayTo((service, request) =>
    service === 'token'
      ? takesAll(service, request)
      : json(404, { responseCode: '4040019', responseMessage: 'Invalid Bill/Virtual Account' }),
  )
  const only = ['inquiry-valid', 'inquiry-header-names-in-lower-case']
  const numbers = { staysOpen: '701589101115', paid: '1', expired: '2', unknown: '3' }
  const document = buildReportDocument(await runConformance(pastDue, { only, numbers }), {
    tool: 'test',
    strict: false,
  })
  const cause = 'Answered 404 404xx19 Invalid Bill/Virtual Account in place of 200xx00.'
  expect(document.causes).toEqual([
    {
      cause,
      reason:
        'Answered 404 4040019 Invalid Bill/Virtual Account in place of 200xx00. The bill is past its due date: name numbers that are open with --open.',
      cases: ['inquiry-valid', 'inquiry-header-names-in-lower-case'],
    },
  ])
  const shown = formatTerminalReport(document, { columns: 100, paint: (_, text) => text }).join('\n')
  expect(shown.replaceAll(/\s+/g, ' ')).toContain(
    `1 more failed for the same: ${cause} inquiry-header-names-in-lower-case (must)`,
  )
  expect(shown.match(/< HTTP 404/g)).toHaveLength(1)
})

describe('open bills in a file', () => {
  it.each([
    ['numbers', '702000000001\n702000000002\r\n', ['702000000001', '702000000002']],
    ['remarks and empty lines', '# seeded\n\n 1 # the first\n', ['1']],
    ['JSON', '["1", "2"]', ['1', '2']],
  ])('are %s', (_, text, numbers) => {
    const bills = parseGivenBills(text, '--open @bills')
    expect(bills.map((bill) => (typeof bill === 'string' ? bill : bill.number))).toEqual(numbers)
  })

  it('have what they cost beside them', () => {
    expect(parseGivenBills('1 150000\n', '')).toEqual([{ number: '1', amount: '150000' }])
    expect(parseGivenBills('[{ "number": "1", "amount": "150000.00" }]', '')).toEqual([
      { number: '1', amount: '150000.00' },
    ])
  })

  it.each(['1 2 3', '[1]', '[{}]', '["1"', '[{ "number": "1", "amount": 5 }]'])('are not %s', (text) => {
    expect(() => parseGivenBills(text, '--open @bills')).toThrow('--open @bills gave')
  })

  it('are read, and not beside a command', async () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'bills.txt'), '1\n2\n')
    const terminal = recordingTerminal({ cwd })
    expect(await readOpenBills({ open: '@bills.txt' }, terminal)?.()).toHaveLength(2)
    expect(readOpenBills({ open: '1,2' }, terminal)).toBeUndefined()
    expect(() => readOpenBills({ open: '@none.txt' }, terminal)).toThrow('there is no such file')
    expect(() => readOpenBills({ open: '1', 'open-command': 'x' }, terminal)).toThrow('leave --open out')
  })
})

describe('a command that makes open bills', () => {
  const node = (code: string) => `"${process.execPath}" -e "${code}"`

  it('runs in the current folder, and its complaints are shown', async () => {
    const terminal = recordingTerminal({ cwd: temporaryFolder() })
    const command = node("console.error('seeding'); console.log(process.cwd())")
    expect(await runOpenCommand(command, terminal)).toContain(terminal.cwd)
    expect(terminal.notes()).toBe('seeding\n')
    const bills = await readOpenBills({ 'open-command': node("console.log('1 500')") }, terminal)?.()
    expect(bills).toEqual([{ number: '1', amount: '500' }])
  })

  it.each([
    ['process.exit(3)', 'ended with 3'],
    ["setInterval(() => process.stdout.write('x'.repeat(1e5)), 1)", 'printed more than 1 MiB'],
    ['setInterval(() => {}, 1000)', 'did not end within 0.5 s'],
  ])('must not: %s', async (code, why) => {
    const limit = why.includes('within') ? 500 : 20_000
    await expect(runOpenCommand(node(code), recordingTerminal(), limit)).rejects.toMatchObject({
      name: 'WrongUse',
      message: expect.stringContaining(why),
    })
  })
})
