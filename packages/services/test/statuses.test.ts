import { readStatus, STATUS_MEANINGS } from '@snap-sdk/services'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('readStatus', () => {
  it('reads what the standard lists', () => {
    expect(STATUS_MEANINGS).toStrictEqual({
      '00': 'paid',
      '01': 'pending',
      '02': 'pending',
      '03': 'pending',
      '04': 'refunded',
      '05': 'cancelled',
      '06': 'denied',
      '07': 'denied',
    })
    for (const [status, meaning] of Object.entries(STATUS_MEANINGS)) expect(readStatus(status)).toBe(meaning)
  })

  it('reads what a dialect adds, or has otherwise', () => {
    expect(readStatus('08')).toBe('unknown')
    expect(readStatus('08', { '08': 'expired' })).toBe('expired')
    expect(readStatus('05', { '05': 'denied' })).toBe('denied')
  })

  it('finds nothing else to be money', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.string({ maxLength: 3 }), fc.constantFrom('__proto__', 'toString')),
        (status) => {
          if (typeof status === 'string' && Object.hasOwn(STATUS_MEANINGS, status)) return
          expect(readStatus(status)).toBe('unknown')
          expect(readStatus(status, {})).toBe('unknown')
        },
      ),
    )
  })
})
