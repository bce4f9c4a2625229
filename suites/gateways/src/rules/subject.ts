import type { AnyService } from '@snap-sdk/core'
import type { Body, DialectCases, Sample, ServiceCases } from '../dialect-cases.ts'

/** One service of one dialect under test. */
export interface Subject {
  /** The factory's name in `@snap-sdk/gateways`. */
  readonly name: string
  readonly service: string
  readonly dialect: DialectCases
  readonly cases: ServiceCases
}

/** A rule that every service of every dialect keeps: it registers the tests that its cases ask for. */
export type Rule = (subject: Subject) => void

/** The first sample. A service without one fails by name in a test of its own. */
export function sampleOf({ name, service, cases: { samples } }: Subject): Sample {
  const [sample] = samples
  if (sample === undefined) throw new Error(`${name} ${service} has no sample`)
  return sample
}

/** What the dialect under test says of the service. */
export function definitionOf({ dialect, service }: Subject): AnyService {
  const definition = dialect.factory.dialect.services[service]
  if (definition === undefined) throw new Error(`the dialect has no ${service}`)
  return definition
}

/** What core waits where nobody says otherwise. */
const DEFAULT_MILLISECONDS = 9_000

/** How long a call of the service may take. */
export function deadlineOf(subject: Subject): number {
  const { deadlineMilliseconds = DEFAULT_MILLISECONDS } = subject.dialect.factory.dialect
  return definitionOf(subject).deadlineMilliseconds ?? deadlineMilliseconds
}

/** Whether the service reports what has an identity: a payment, a notice. */
export function reportsMoney(subject: Subject): boolean {
  return definitionOf(subject).meaning !== undefined
}

/** A body as JSON whose first letter of some text is another one: as long, as well formed, and not what was signed. */
export function withOtherByte(body: Body): string {
  const text = JSON.stringify(body)
  const at = text.search(/":"?[1-9A-Za-z]/) + (text[text.search(/":"?[1-9A-Za-z]/) + 2] === '"' ? 3 : 2)
  return text.slice(0, at) + (text[at] === '1' ? '2' : '1') + text.slice(at + 1)
}
