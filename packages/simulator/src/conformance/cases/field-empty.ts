import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode } from '../define-cases.ts'
import { FIELD_SOURCES, FIELDS, toCaseName } from '../fields.ts'

/** One case for each mandatory field. */
export const fieldEmpty: readonly ConformanceCase[] = FIELDS.flatMap(({ name, service, namesBill }) =>
  expectCode({
    name: `${toCaseName(name)}-empty`,
    services: [service],
    severity: 'should',
    sent: `whose ${name} is an empty text`,
    codes: namesBill === true ? [...CODES.malformed, ...CODES.unknownBill] : CODES.malformed,
    rule: `good practice: an empty text is no value. ${FIELD_SOURCES[service]}`,
    fix: `Treat an empty ${name} as if it were missing.`,
    call: async (bench) => bench.call(service, { body: { ...(await bench.buildBody(service)), [name]: '' } }),
  }),
)
