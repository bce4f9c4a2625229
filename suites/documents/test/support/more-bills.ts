import type { Numbers } from '@snap-sdk/simulator'

/** What the conformance check is told of the shop that docs/start/quick-start.md prints: none but ordinary bills, and one whose lookup fails. */
export const NUMBERS: Partial<Numbers> = {
  open: '702000000000-702000000099',
  staysOpen: '701589101110',
  paid: '701589101111',
  expired: '701589101112',
  unknown: '701589109999',
  fails: '701589101113',
}

/** Goes behind its `bills.ts`, in the same file: more bills, and `reset`, which makes them all anew. */
export const MORE_BILLS: string = `
const sample = { ...table.get('${NUMBERS.staysOpen}')! }

export function reset(): void {
  table.clear()
  table.set('${NUMBERS.staysOpen}', { ...sample })
  table.set('${NUMBERS.paid}', { ...sample, paidBy: 'another payment' })
  table.set('${NUMBERS.expired}', { ...sample, dueAt: new Date(Date.now() - 1000) })
  for (let number = 702000000000; number < 702000000100; number++) table.set(String(number), { ...sample })
}

const { find } = bills
bills.find = async (number) => {
  if (number === '${NUMBERS.fails}') throw new Error('the bill database is unreachable')
  return find(number)
}
`
