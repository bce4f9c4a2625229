import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode } from '../define-cases.ts'
import { FIELD_SOURCES, FIELDS, toCaseName } from '../fields.ts'

/** One case for each mandatory field. A list is neither text, nor number, nor the object of an amount. */
export const fieldOfWrongType: readonly ConformanceCase[] = FIELDS.flatMap(({ name, service, severity }) =>
  expectCode({
    name: `${toCaseName(name)}-of-wrong-type`,
    services: [service],
    severity,
    sent: `whose ${name} is a list`,
    codes: CODES.malformed,
    rule: `${FIELD_SOURCES[service]}, with its type; BCA and NICEPAY codes: 400XX01 Invalid Field Format`,
    fix: `Check the type of ${name}, without failing on another.`,
    async call(bench) {
      const body = await bench.buildBody(service)
      return bench.call(service, { body: { ...body, [name]: [body[name]] } })
    },
  }),
)
