import type { Totals } from './campaign.ts'
import type { Fault } from './plan/plan.ts'
import type { WorldReport } from './run-plan.ts'

const HEADINGS = ['class', 'worlds', 'payments', 'retries', 'taken twice', 'lost', 'documented', 'wrong'] as const

/** The closing table, a row for each fault class, and the documented exceptions by cause. */
export function formatTotals({ classes }: Totals): string {
  const rows = [...classes].map(([name, totals]) => {
    const documented = sum(totals.exceptions.values())
    const { worlds, payments, retries, takenTwice, lost, wrong } = totals
    return [name, worlds, payments, retries, takenTwice, lost, documented, wrong]
  })
  const all = HEADINGS.map((_, index) => (index === 0 ? 'all' : sum(rows.map((row) => Number(row[index])))))
  const causes = new Map<string, number>()
  for (const { exceptions } of classes.values())
    for (const [cause, count] of exceptions) causes.set(cause, (causes.get(cause) ?? 0) + count)
  const lines = [HEADINGS, ...rows, all].map((row) =>
    row.map((cell, index) => (index === 0 ? String(cell).padEnd(12) : String(cell).padStart(12))).join(''),
  )
  const named = [...causes].sort(([, a], [, b]) => b - a).map(([cause, count]) => `  ${cause}: ${count}`)
  return [
    ...lines,
    '',
    'Taken twice or lost where that is documented, by cause:',
    ...(named.length > 0 ? named : ['  none']),
  ].join('\n')
}

/** A failing world, as short as it can be told. */
export function formatFailure({ plan, violations, lines }: WorldReport): string {
  const { seed, mode, faultClass, dialect, processes, payments, faults } = plan
  return [
    `seed ${seed}: ${faultClass}, ${mode}, ${dialect}, ${count(processes, 'process', 'processes')}, ${count(payments.length, 'payment', 'payments')}`,
    ...payments.map((payment) => `  payment ${JSON.stringify(payment)}`),
    ...(faults.length > 0 ? faults.map((fault) => `  ${formatFault(fault)}`) : ['  no fault']),
    ...violations.map(({ kind, message }) => `  WRONG: ${kind}: ${message}`),
    ...lines,
  ].join('\n')
}

function formatFault({ kind, ...rest }: Fault): string {
  return `${kind} ${JSON.stringify(rest)}`
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
