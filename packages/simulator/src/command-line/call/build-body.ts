import { buildBody as buildSample, SAMPLE_AMOUNT } from '../../conformance/bodies.ts'
import type { CalledService } from '../../dialects/called-service.ts'
import type { Meaning } from '../../dialects/dialect.ts'
import { noticeChanges } from '../../dialects/notice-changes.ts'
import type { Body } from '../../services/service.ts'
import { setMember } from '../../services/set-member.ts'
import { WrongUse } from '../../wrong-use.ts'

/** What a body is made of: the sample, and what is other than there. */
export interface BodyChanges {
  readonly 'pay-no'?: string
  /** The same, for what is not called a pay number. */
  readonly number?: string
  /** What a notice reports in place of a payment. */
  readonly notice?: string
  readonly amount?: string
  /** `paidAmount.value=10000`: text. */
  readonly field?: readonly string[]
  /** `paidAmount.value=10000`: JSON, here a number. */
  readonly 'field-json'?: readonly string[]
  /** `paidAmount.currency`. */
  readonly 'without-field'?: readonly string[]
}

/** Builds a body as the gateway's documents show it, then sets and takes away fields, in the order: notice, text, JSON, without. @throws WrongUse */
export function buildBody(called: CalledService, changes: BodyChanges): Body {
  const { service } = called
  const { 'pay-no': payNo, number = payNo, amount, notice } = changes
  if (number !== undefined && service.number === undefined) throw new WrongUse('A token request has no --pay-no.')
  if (amount !== undefined && (service.amount === undefined || !(service.amount in called.sample))) {
    throw new WrongUse('--amount is what a payment says was paid. In another call, give --field NAME=VALUE.')
  }
  const paid = { value: readAmount(amount ?? '10000.00'), currency: SAMPLE_AMOUNT.currency }
  const sample = buildSample(called, { number: number ?? usualNumber(called), amount: paid })
  const set: readonly (readonly [path: string, value: unknown])[] = [
    ...(notice === undefined ? [] : Object.entries(changesOf(called, notice))),
    ...(changes.field ?? []).map((field) => readField(field, '--field')),
    ...(changes['field-json'] ?? []).map((field) => {
      const [path, text] = readField(field, '--field-json')
      return [path, parse(text, field)] as const
    }),
    ...(changes['without-field'] ?? []).map((path) => [path, undefined] as const),
  ]
  return set.reduce((body, [path, value]) => setMember(body, path, value), sample)
}

/** NICO's is the bill of NICEPAY's page; of others, the sample's stands as it is. */
function usualNumber({ service }: CalledService): string | undefined {
  return service.number === 'payNo' ? '701589101110' : undefined
}

/** What makes a call one that reports no payment. @throws WrongUse which names what this gateway can report. */
function changesOf(called: CalledService, meaning: string): Body {
  const { name, dialect, notices } = called
  const changes = noticeChanges(called, meaning)
  if (changes !== undefined) return changes
  const meanings = new Set<Meaning>(notices.flatMap(({ values }) => Object.values(values)))
  const known = meanings.size === 0 ? 'none' : [...meanings].join(', ')
  throw new WrongUse(`--notice is '${meaning}'; what ${dialect.title} reports by ${name} besides payments: ${known}.`)
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
