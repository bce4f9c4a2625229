import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { listFields, toCaseName } from '../../fields.ts'

/** One case for each mandatory field that is text. */
export const fieldEmpty: CaseMaker = (called, all) =>
  listFields(called).flatMap(({ name, isStatus, namesBill }) =>
    expectCode({
      name: `${toCaseName(name)}-empty`,
      at: () => true,
      severity: 'should',
      sent: `whose ${name} is an empty text`,
      codes: isStatus ? CODES.unknownStatus : namesBill ? [...CODES.malformed, ...CODES.unknownBill] : CODES.malformed,
      rule: `good practice: an empty text is no value. ${called.service.source}`,
      fix: `Treat an empty ${name} as if it were missing.`,
      call: async (tools, service) =>
        tools.call(service, { body: { ...(await tools.buildBody(service)), [name]: '' } }),
    })(called, all),
  )
