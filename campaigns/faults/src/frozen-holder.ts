import { bookBill, FREEZABLE } from './freezable.ts'
import type { FreezePlan } from './freeze.ts'

/** The program that is frozen: it claims a payment, locks its bill, says so, and books it as soon as it goes on. */
const plan: FreezePlan = JSON.parse(process.argv[2] ?? '{}') // as freeze.ts writes it
const keys = plan.keys.map(({ key, keepUntil }) => ({ key, keepUntil: new Date(keepUntil) })) // JSON has no dates
const { store, close } = FREEZABLE[plan.database](plan.url, plan.table)
await store.claim(keys, { holder: 'frozen', fingerprint: 'f', leaseMilliseconds: plan.leaseMilliseconds })
const ended = await store.transact?.(keys, 'frozen', plan, async (transaction) => {
  await bookBill(transaction, plan.bills, async () => {
    process.send?.('holding')
    await new Promise((resolve) => setTimeout(resolve, 200)) // in which it is frozen
  })
  return { answer: { status: 200, body: new Uint8Array() }, undo: false }
})
process.send?.(ended?.state)
await close()
process.disconnect?.()
