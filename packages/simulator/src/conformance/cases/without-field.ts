import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode } from '../define-cases.ts'
import { FIELD_SOURCES, FIELDS, toCaseName } from '../fields.ts'

/** One case for each mandatory field. */
export const withoutField: readonly ConformanceCase[] = FIELDS.flatMap(({ name, service, severity }) =>
  expectCode({
    name: `without-${toCaseName(name)}`,
    services: [service],
    severity,
    sent: `without ${name}`,
    codes: CODES.missing,
    rule: `${FIELD_SOURCES[service]}; BCA and NICEPAY codes: 400XX02 Invalid Mandatory Field`,
    fix: `Refuse a body without ${name}.`,
    call: async (bench) => bench.call(service, { body: { ...(await bench.buildBody(service)), [name]: undefined } }),
  }),
)
