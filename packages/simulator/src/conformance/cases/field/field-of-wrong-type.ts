import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { listFields, toCaseName } from '../../fields.ts'

/** One case for each mandatory field. A list is neither text, nor number, nor the object of an amount. */
export const fieldOfWrongType: CaseMaker = (called, all) =>
  listFields(called).flatMap(({ name, isStatus, severity }) =>
    expectCode({
      name: `${toCaseName(name)}-of-wrong-type`,
      at: () => true,
      severity,
      sent: `whose ${name} is a list`,
      codes: isStatus ? CODES.unknownStatus : CODES.malformed,
      rule: `${called.service.source}, with its type; BCA and NICEPAY codes: 400XX01 Invalid Field Format`,
      fix: `Check the type of ${name}, without failing on another.`,
      async call(tools, service) {
        const body = await tools.buildBody(service)
        return tools.call(service, { body: { ...body, [name]: [body[name]] } })
      },
    })(called, all),
  )
