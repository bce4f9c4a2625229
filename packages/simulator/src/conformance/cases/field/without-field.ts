import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { listFields, toCaseName } from '../../fields.ts'

/** One case for each mandatory field. */
export const withoutField: CaseMaker = (called, all) =>
  listFields(called).flatMap(({ name, isStatus, severity }) =>
    expectCode({
      name: `without-${toCaseName(name)}`,
      at: () => true,
      severity,
      sent: `without ${name}`,
      codes: isStatus ? CODES.unknownStatus : CODES.missing,
      rule: `${called.service.source}; BCA and NICEPAY codes: 400XX02 Invalid Mandatory Field`,
      fix: `Refuse a body without ${name}.`,
      call: async (tools, service) =>
        tools.call(service, { body: { ...(await tools.buildBody(service)), [name]: undefined } }),
    })(called, all),
  )
