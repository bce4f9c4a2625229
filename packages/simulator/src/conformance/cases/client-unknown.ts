import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode } from '../define-cases.ts'

export const clientUnknown: readonly ConformanceCase[] = expectCode({
  name: 'client-unknown',
  services: ['token'],
  severity: 'must',
  sent: 'whose X-CLIENT-KEY nobody knows',
  codes: CODES.unknownClient,
  rule: 'BCA: 4017300 Unauthorized. [Unknown client]; ASPI: 404xx16 Partner Not Found',
  fix: 'Look the client ID up, and give a token to known ones alone.',
  call: (bench, service) => bench.call(service, { caller: 'stranger' }),
})
