import type { ServiceName } from '../answer/judge-answer.ts'
import { isObject } from '../answer/judge-field.ts'
import { sampleBody } from '../conformance/bodies.ts'
import { WrongUse } from '../wrong-use.ts'

/** What a body is made of: the sample, and what is other than there. */
export interface BodyChanges {
  readonly 'pay-no'?: string
  readonly amount?: string
  /** `paidAmount.value=10000`: text. */
  readonly field?: readonly string[]
  /** `paidAmount.value=10000`: JSON, here a number. */
  readonly 'field-json'?: readonly string[]
  /** `paidAmount.currency`. */
  readonly 'without-field'?: readonly string[]
}

/** Builds a body as NICEPAY's pages show it, then sets and takes away fields, in the order: text, JSON, without. @throws WrongUse */
export function buildBody(service: ServiceName, changes: BodyChanges): Readonly<Record<string, unknown>> {
  const { 'pay-no': payNo, amount } = changes
  if (service === 'token' && payNo !== undefined) throw new WrongUse('A token request has no --pay-no.')
  if (service !== 'payment' && amount !== undefined) {
    throw new WrongUse('--amount is what a payment says was paid. In another call, give --field NAME=VALUE.')
  }
  const paid = { value: readAmount(amount ?? '10000.00'), currency: 'IDR' }
  const sample = sampleBody(service, { amount: paid, ...(payNo === undefined ? {} : { payNo }) })
  const set: readonly (readonly [path: string, value: unknown])[] = [
    ...(changes.field ?? []).map((field) => readField(field, '--field')),
    ...(changes['field-json'] ?? []).map((field) => {
      const [path, text] = readField(field, '--field-json')
      return [path, parse(text, field)] as const
    }),
    ...(changes['without-field'] ?? []).map((path) => [path, undefined] as const),
  ]
  // JSON leaves out what is undefined.
  return set.reduce((body, [path, value]) => setField(body, path.split('.'), value), sample)
}

/** Whole rupiah get their two decimals; anything else goes out as it was given. */
function readAmount(text: string): string {
  return /^\d+$/.test(text) ? `${text}.00` : text
}

function readField(text: string, option: string): readonly [path: string, value: string] {
  const [, path, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? []
  if (path !== undefined && value !== undefined) return [path, value]
  throw new WrongUse(`${option} is '${text}'; it must be a name and a value: ${option} paidAmount.value=10000`)
}

function parse(text: string, field: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new WrongUse(`--field-json is '${field}', whose value is no JSON. Text needs quotes there, or use --field.`)
  }
}

function setField(
  body: Readonly<Record<string, unknown>>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const inner = body[name]
  const set = rest.length === 0 ? value : setField(isObject(inner) ? inner : {}, rest, value)
  return { ...body, [name]: set }
}
