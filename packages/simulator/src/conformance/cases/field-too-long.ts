import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode } from '../define-cases.ts'
import { FIELD_SOURCES, FIELDS, toCaseName } from '../fields.ts'

/** One case for each mandatory field of a limited length. */
export const fieldTooLong: readonly ConformanceCase[] = FIELDS.flatMap(({ name, service, maxLength, namesBill }) =>
  maxLength === undefined
    ? []
    : expectCode({
        name: `${toCaseName(name)}-too-long`,
        services: [service],
        severity: 'should',
        sent: `whose ${name} has ${maxLength + 1} characters`,
        codes: namesBill === true ? [...CODES.malformed, ...CODES.unknownBill] : CODES.malformed,
        rule: `${FIELD_SOURCES[service]}, at most ${maxLength} characters. That a longer one is refused is good practice`,
        fix: `Refuse a ${name} of more than ${maxLength} characters with 400xx01.`,
        async call(bench) {
          const body = await bench.buildBody(service)
          const value = String(body[name]).padEnd(maxLength + 1, '0')
          return bench.call(service, { body: { ...body, [name]: value } })
        },
      }),
)
