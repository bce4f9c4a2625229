import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createQueue } from '../../src/duplicates/queue.ts'

it('gives items back in their order, whatever is pushed and shifted in between', () => {
  const steps = fc.array(fc.oneof(fc.constant('shift' as const), fc.integer({ min: 1, max: 400 })), { maxLength: 60 })
  fc.assert(
    fc.property(steps, (moves) => {
      const queue = createQueue<number>()
      const model: number[] = []
      let next = 0
      for (const move of moves) {
        if (move === 'shift') {
          for (let times = 0; times < 300; times++) expect(queue.shift()).toBe(model.shift())
        } else {
          for (let times = 0; times < move; times++) {
            queue.push(next)
            model.push(next++)
          }
        }
        expect(queue.peek()).toBe(model[0])
      }
      expect([...{ [Symbol.iterator]: () => queue[Symbol.iterator]() }]).toEqual(model)
    }),
  )
})
