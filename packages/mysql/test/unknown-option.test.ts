import { mysqlDuplicateStore } from '@snap-sdk/mysql'
import { expect, it } from 'vitest'

it('an option that does not exist is refused with the nearest right name', () => {
  const wrong = { transaction: 'shop' } as never // what JavaScript lets through
  const message = 'mysqlDuplicateStore: there is no option transaction. Did you mean transactions?'
  expect(() => mysqlDuplicateStore(wrong)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', message }))
})
