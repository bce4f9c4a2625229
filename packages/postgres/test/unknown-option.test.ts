import { postgresDuplicateStore } from '@snap-sdk/postgres'
import { expect, it } from 'vitest'

it('an option that does not exist is refused with the nearest right name', () => {
  const wrong = { Table: 'shop' } as never // what JavaScript lets through
  const message = 'postgresDuplicateStore: there is no option Table. Did you mean table?'
  expect(() => postgresDuplicateStore(wrong)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', message }))
})
