import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, expectCode } from '../define-cases.ts'

export const signatureOfAnotherClient: readonly ConformanceCase[] = expectCode({
  name: 'signature-of-another-client',
  services: ALL_SERVICES,
  severity: 'must',
  sent: 'of one partner, signed with the key of another',
  codes: CODES.unauthorized,
  rule: "NICO token, NICO inquiry: the client's own key; BCA T6, I2",
  fix: 'Verify with the keys of the partner whom the header names, and with no other.',
  needs: ['second partner'],
  call: (bench, service) => bench.call(service, { caller: 'impostor' }),
})
