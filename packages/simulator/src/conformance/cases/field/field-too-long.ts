import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { listFields, toCaseName } from '../../fields.ts'

/** One case for each mandatory field of a limited length. */
export const fieldTooLong: CaseMaker = (called, all) =>
  listFields(called).flatMap(({ name, maxLength, isStatus, namesBill }) =>
    maxLength === undefined
      ? []
      : expectCode({
          name: `${toCaseName(name)}-too-long`,
          at: () => true,
          severity: 'should',
          sent: `whose ${name} has ${maxLength + 1} characters`,
          codes: isStatus
            ? CODES.unknownStatus
            : namesBill
              ? [...CODES.malformed, ...CODES.unknownBill]
              : CODES.malformed,
          rule: `${called.service.source}, at most ${maxLength} characters. That a longer one is refused is good practice`,
          fix: `Refuse a ${name} of more than ${maxLength} characters with 400xx01.`,
          async call(tools, service) {
            const body = await tools.buildBody(service)
            const value = String(body[name]).padEnd(maxLength + 1, '0')
            return tools.call(service, { body: { ...body, [name]: value } })
          },
        })(called, all),
  )
