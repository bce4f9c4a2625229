import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode } from '../define-cases.ts'
import { FIELD_SOURCES, FIELDS, toCaseName } from '../fields.ts'

/** One case for each mandatory field. */
export const fieldNull: readonly ConformanceCase[] = FIELDS.flatMap(({ name, service }) =>
  expectCode({
    name: `${toCaseName(name)}-null`,
    services: [service],
    severity: 'should',
    sent: `whose ${name} is null`,
    codes: CODES.malformed,
    rule: `good practice: null is no value. ${FIELD_SOURCES[service]}`,
    fix: `Treat null as if ${name} were missing.`,
    call: async (bench) => bench.call(service, { body: { ...(await bench.buildBody(service)), [name]: null } }),
  }),
)
