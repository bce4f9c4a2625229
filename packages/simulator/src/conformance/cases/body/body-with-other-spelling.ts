import { randomDigits, requestIdOf } from '../../bodies.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isTransaction } from '../../traits.ts'

interface Spelling {
  readonly name: string
  readonly sent: string
  /** The value of inquiryRequestId, as it stands in the JSON. */
  readonly json: (digits: string) => string
  readonly rule: string
}

const SPELLINGS: readonly Spelling[] = [
  {
    name: 'double-spaces',
    sent: 'two blanks in a text',
    json: (digits) => `"two  blanks ${digits}"`,
    rule: 'ASPI: minify; BCA: blanks inside keys and values stay, as a hash shows that DOKU publishes',
  },
  {
    name: 'escaped-slash',
    sent: 'a slash written as \\/',
    json: (digits) => `"a\\/b ${digits}"`,
    rule: 'NICEPAY SDKs: PHP writes \\/; RFC 8259 §7',
  },
  {
    name: 'unicode-escapes',
    sent: 'a letter written as \\u00e9',
    json: (digits) => `"caf\\u00e9 ${digits}"`,
    rule: 'NICEPAY SDKs: PHP writes \\uXXXX; RFC 8259 §7',
  },
  {
    name: 'non-ascii',
    sent: 'letters outside of ASCII',
    json: (digits) => `"Café Été ${digits}"`,
    rule: 'ASPI: JSON, UTF-8; RFC 8259 §8.1',
  },
]

/** One case for each way to write a text that a parser and a writer of JSON do not give back as it came. */
export const bodyWithOtherSpelling: CaseMaker = (called, all) =>
  SPELLINGS.flatMap(({ name, sent, json, rule }) => {
    const field = requestIdOf(called)
    return expectCode({
      name: `body-with-${name}`,
      at: isTransaction,
      severity: 'must',
      sent: `with ${sent} in ${field}`,
      codes: [...CODES.success, ...CODES.malformed],
      rule: `${rule}. Refusing the field's format is right as well, a failed signature is not`,
      fix: 'Hash the bytes that came: never parse the body and write it again.',
      async call(tools, service) {
        const body = { ...(await tools.buildBody(service)), [field]: 'HERE' }
        return tools.call(service, { body: JSON.stringify(body).replace('"HERE"', () => json(randomDigits(14))) })
      },
    })(called, all)
  })
