import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { callEach, expectCode, TRANSACTIONS } from '../define-cases.ts'

export const lookupFails: readonly ConformanceCase[] = expectCode({
  name: 'lookup-fails',
  services: TRANSACTIONS,
  severity: 'should',
  sent: 'of a number whose lookup fails, and the same again',
  codes: [...CODES.serverError, ...CODES.timeout],
  rule: 'ASPI: 500xx00 General Error, 500xx01 Internal Server Error; a retry must get a chance',
  fix: 'Catch the error of your own code, answer with 500xx00, and let the same call be tried again.',
  needs: ['failing number'],
  async call(bench, service) {
    const request = await bench.prepare(service, { payNo: bench.numbers.fails })
    return callEach([request, request], (each) => bench.send(each))
  },
})
