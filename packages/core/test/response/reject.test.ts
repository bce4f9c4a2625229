import { describe, expect, it } from 'vitest'
import { isRejection, isSnapConfigurationError, reject, SnapConfigurationError } from '../../src/index.ts'

describe('reject', () => {
  it('is an Error that carries the outcome, so that it can be thrown', () => {
    const rejection = reject('invalidBill', { reason: 'not registered', data: { a: 1 } })
    expect(rejection).toBeInstanceOf(Error)
    expect(rejection).toMatchObject({ outcome: 'invalidBill', reason: 'not registered', data: { a: 1 } })
    expect(isRejection(rejection)).toBe(true)
  })

  it.each(['successful', 'constructor', 'PaidBill', ''])('refuses %j', (name) => {
    const refused = () => reject(name as 'paidBill') // what JavaScript lets through
    expect(refused).toThrow(
      expect.objectContaining({ code: 'OUTCOME_INVALID', message: expect.stringContaining(`'${name}'`) }),
    )
  })

  it.each([undefined, null, 'rejection', 42, {}, new Error('rejected: paidBill')])(
    'does not take %j for one',
    (value) => {
      expect(isRejection(value)).toBe(false)
      expect(isSnapConfigurationError(value)).toBe(false)
    },
  )
})

describe('SnapConfigurationError', () => {
  it('carries a literal code and is recognised across copies by its brand', () => {
    const error = new SnapConfigurationError('OPTION_INVALID', 'message', { cause: 'cause' })
    expect(error).toMatchObject({
      name: 'SnapConfigurationError',
      code: 'OPTION_INVALID',
      message: 'message',
      cause: 'cause',
    })
    expect(isSnapConfigurationError(error)).toBe(true)
    const otherCopy = Object.assign(new Error('x'), { [Symbol.for('@snap-sdk/core/SnapConfigurationError')]: true })
    expect(isSnapConfigurationError(otherCopy)).toBe(true)
  })
})
