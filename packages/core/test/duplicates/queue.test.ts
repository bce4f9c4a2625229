import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createQueue, type Queue, type Queued } from '../../src/duplicates/queue.ts'

interface Item extends Queued<Item> {
  readonly name: number
}

const itemOf = (name: number): Item => ({ name, before: undefined, after: undefined })

function drain(queue: Queue<Item>): number[] {
  const names: number[] = []
  for (let item = queue.peek(); item !== undefined; item = queue.peek()) {
    queue.remove(item)
    names.push(item.name)
  }
  return names
}

it('keeps its order, whatever is pushed, and taken out of any place, in between', () => {
  const steps = fc.array(fc.oneof(fc.constant('push' as const), fc.nat({ max: 50 })), { maxLength: 200 })
  fc.assert(
    fc.property(steps, (moves) => {
      const queue = createQueue<Item>()
      const model: Item[] = []
      for (const [name, move] of moves.entries()) {
        if (move === 'push') {
          const item = itemOf(name)
          queue.push(item)
          model.push(item)
        } else if (model.length > 0) {
          const [item = itemOf(-1)] = model.splice(move % model.length, 1)
          queue.remove(item)
          expect([item.before, item.after]).toEqual([undefined, undefined])
        }
        expect(queue.peek()).toBe(model[0])
      }
      expect(drain(queue)).toEqual(model.map(({ name }) => name))
    }),
  )
})

it('what has left is held by nothing of the queue: it is really gone', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void // what the flag puts there
  const queue = createQueue<Item>()
  const gone = Array.from({ length: 1000 }, (_, name) => {
    const item = itemOf(name)
    queue.push(item)
    return new WeakRef(item)
  })
  await new Promise(setImmediate) // a WeakRef holds what it refers to until the turn ends
  for (const [index, reference] of gone.entries()) {
    const item = reference.deref()
    if (index % 10 !== 0 && item !== undefined) queue.remove(item)
  }
  await new Promise(setImmediate)
  collect()
  const left = gone.filter((reference) => reference.deref() !== undefined).length
  expect(left).toBeGreaterThanOrEqual(100)
  expect(left).toBeLessThan(110) // a register may hold one of the others
  expect(drain(queue)).toHaveLength(100)
})
