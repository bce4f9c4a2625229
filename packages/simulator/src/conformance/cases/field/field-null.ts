import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { listFields, toCaseName } from '../../fields.ts'

/** One case for each mandatory field. */
export const fieldNull: CaseMaker = (called, all) =>
  listFields(called).flatMap(({ name, isStatus }) =>
    expectCode({
      name: `${toCaseName(name)}-null`,
      at: () => true,
      severity: 'should',
      sent: `whose ${name} is null`,
      codes: isStatus ? CODES.unknownStatus : CODES.malformed,
      rule: `good practice: null is no value. ${called.service.source}`,
      fix: `Treat null as if ${name} were missing.`,
      call: async (tools, service) =>
        tools.call(service, { body: { ...(await tools.buildBody(service)), [name]: null } }),
    })(called, all),
  )
