import { redisDuplicateStore } from '@snap-sdk/redis'
import { expect, it } from 'vitest'

it('an option that does not exist is refused with the nearest right name', () => {
  const wrong = { keyprefix: 'shop' } as never // what JavaScript lets through
  const message = 'redisDuplicateStore: there is no option keyprefix. Did you mean keyPrefix?'
  expect(() => redisDuplicateStore(wrong)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', message }))
})
