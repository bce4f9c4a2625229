import { CODES } from '../../codes.ts'
import { type CaseMaker, callEach, expectCode } from '../../define-cases.ts'
import { namesBill } from '../../traits.ts'

export const lookupFails: CaseMaker = expectCode({
  name: 'lookup-fails',
  at: namesBill,
  severity: 'should',
  sent: 'of a number whose lookup fails, and the same again',
  codes: [...CODES.serverError, ...CODES.timeout],
  rule: 'ASPI: 500xx00 General Error, 500xx01 Internal Server Error; a retry must get a chance',
  fix: 'Catch the error of your own code, answer with 500xx00, and let the same call be tried again.',
  needs: ['failing number'],
  async call(tools, service) {
    const request = await tools.prepare(service, { number: tools.numbers.fails })
    return callEach([request, request], (each) => tools.send(each))
  },
})
