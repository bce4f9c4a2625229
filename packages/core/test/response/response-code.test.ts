import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OutcomeName, responseCode } from '../../src/index.ts'

describe('responseCode', () => {
  it.each([
    ['invalidFieldFormat', 'X-TIMESTAMP', '4000001', 'Invalid Field Format X-TIMESTAMP'],
    ['invalidMandatoryField', 'payNo', '4000002', 'Invalid Mandatory Field payNo'],
    ['invalidMandatoryField', undefined, '4000002', 'Invalid Mandatory Field'],
    ['unauthorized', 'Signature', '4010000', 'Unauthorized. [Signature]'],
    ['unauthorized', undefined, '4010000', 'Unauthorized.'],
    ['featureNotAllowed', 'cut-off', '4030001', 'Feature Not Allowed [cut-off]'],
    ['transactionNotPermitted', 'no', '4030015', 'Transaction Not Permitted.[no]'],
    ['invalidAccount', 'blocked', '4040011', 'Invalid Card/Account/Customer [blocked]/Virtual Account'],
    ['invalidAccount', undefined, '4040011', 'Invalid Card/Account/Customer/Virtual Account'],
    ['invalidBill', 'not registered', '4040012', 'Invalid Bill/Virtual Account [not registered]'],
    ['paidBill', 'a reason that has no place', '4040014', 'Paid Bill'],
  ] as const)('%s with %j is %s %s', (outcome, reason, code, message) => {
    const answer = responseCode({ outcome, serviceCode: '00', reason })
    expect([answer.responseCode, answer.responseMessage]).toEqual([code, message])
  })

  it('takes digits and texts of the gateway’s own', () => {
    const outcomes = {
      paidBill: { caseCode: '13' },
      invalidToken: { responseCode: '4002502' },
      invalidBill: { message: 'Bill [reason] gone' },
    }
    const write = (outcome: OutcomeName) =>
      Object.values(responseCode({ outcome, serviceCode: '25', reason: 'why', outcomes }))
    expect(write('paidBill')).toEqual([404, '4042513', 'Paid Bill'])
    expect(write('invalidToken')).toEqual([400, '4002502', 'Invalid Token (B2B)'])
    expect(write('invalidBill')).toEqual([404, '4042512', 'Bill [why] gone'])
    expect(write('conflict')).toEqual([409, '4092500', 'Conflict'])
  })

  it('puts a reason in as it is, `$` and brackets too', () => {
    const { responseMessage } = responseCode({ outcome: 'invalidBill', serviceCode: '00', reason: "$& $1 [reason] $'" })
    expect(responseMessage).toBe("Invalid Bill/Virtual Account [$& $1 [reason] $']")
  })

  it('keeps a message on one line, within 150 characters or as many as the gateway says, and whole in its characters', () => {
    const reason = fc.string({
      unit: fc.oneof(fc.constantFrom('\n', '\r', '\u0000', '😀'), fc.string({ maxLength: 1 })),
    })
    fc.assert(
      fc.property(reason, fc.constantFrom('unauthorized', 'invalidFieldFormat', 'invalidAccount'), (text, outcome) => {
        for (const messageLength of [undefined, 100, 64]) {
          const long = { outcome, serviceCode: '00', reason: text.repeat(20), messageLength }
          const { responseMessage } = responseCode(long)
          expect(responseMessage.length).toBeLessThanOrEqual(messageLength ?? 150)
          expect(responseMessage).not.toMatch(/\p{Cc}/u)
          expect(Buffer.from(responseMessage).toString()).toBe(responseMessage)
        }
      }),
    )
  })
})
