import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, expectCode } from '../define-cases.ts'

export const signatureInHex: readonly ConformanceCase[] = expectCode({
  name: 'signature-in-hex',
  services: ALL_SERVICES,
  severity: 'should',
  sent: 'whose X-SIGNATURE is in hex',
  codes: CODES.success,
  rule: 'ASPI names no encoding, and its samples are hex; every gateway sends base64',
  fix: 'Take hex as well as base64.',
  async call(bench, service) {
    const request = await bench.prepare(service)
    const signature = Buffer.from(request.headers['X-SIGNATURE'] ?? '', 'base64').toString('hex')
    return bench.send({ ...request, headers: { ...request.headers, 'X-SIGNATURE': signature } })
  },
})
