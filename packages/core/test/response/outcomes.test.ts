import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OUTCOMES, type OutcomeName, responseCode } from '../../src/index.ts'

const standard: { cases: readonly { http: string; case: string; message: string }[] } = JSON.parse(
  readFileSync(new URL('../vectors/case-codes.json', import.meta.url), 'utf8'),
)
const names = Object.keys(OUTCOMES) as OutcomeName[] // the table's own keys

describe('OUTCOMES', () => {
  it('is the standard’s table, row by row and in its order', () => {
    const ours = Object.values(OUTCOMES).map(({ httpStatus, caseCode, message }) => [httpStatus, caseCode, message])
    expect(ours).toEqual(standard.cases.map((row) => [Number(row.http), row.case, row.message]))
  })

  it.each([
    ['invalidBill', '404xx12'],
    ['invalidAmount', '404xx13'],
    ['paidBill', '404xx14'],
    ['inconsistentRequest', '404xx18'],
    ['expiredBill', '404xx19'],
    ['transactionNotPermitted', '403xx15'],
    ['conflict', '409xx00'],
    ['duplicatePartnerReferenceNo', '409xx01'],
    ['tooManyRequests', '429xx00'],
    ['generalError', '500xx00'],
    ['internalServerError', '500xx01'],
    ['externalServerError', '500xx02'],
    ['timeout', '504xx00'],
    ['requestInProgress', '202xx00'],
  ] as const)('%s is %s', (outcome, code) => {
    expect(responseCode({ outcome, serviceCode: 'xx' }).responseCode).toBe(code)
  })

  it.each(names)('%s maps to a well-formed code', (outcome) => {
    for (const reason of [undefined, '', 'a reason', 'x'.repeat(500), '😀'.repeat(200)]) {
      const answer = responseCode({ outcome, serviceCode: '25', reason })
      expect(answer.responseCode).toMatch(/^\d{3}25\d{2}$/)
      expect(answer.responseCode.startsWith(String(answer.httpStatus))).toBe(true)
      expect(answer.responseMessage.length).toBeGreaterThan(0)
      expect(answer.responseMessage.length).toBeLessThanOrEqual(150)
      expect(answer.responseMessage).not.toMatch(/[{}]|\[(?:reason|Reason|info)\]/)
      expect(Buffer.from(answer.responseMessage).toString()).toBe(answer.responseMessage)
      expect(answer.responseMessage).toBe(answer.responseMessage.trim())
    }
  })
})
