import type { ServiceName, Severity } from '../answer/judge-answer.ts'
import type { Exchange } from '../gateway.ts'
import type { Bench } from './bench.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { judgeCode } from './judge-code.ts'
import { findObstacle, type Need } from './needs.ts'
import { type Outcome, PASSED, skipped } from './outcome.ts'

/** One text for all services, or one for each. */
type PerService<Service extends ServiceName> = string | Readonly<Record<Service, string>>

/** One rule, at each service to which it applies. */
export interface Rule<Service extends ServiceName = ServiceName> {
  /** Behind the service's name, and the name of the file: `signature-wrong`. */
  readonly name: string
  readonly services: readonly Service[]
  readonly severity: Severity
  /** Goes on from `a token request `, `an inquiry `, `a payment `. */
  readonly sent: PerService<Service>
  /** The documents that say so. For `should`, why it is good. */
  readonly rule: PerService<Service>
  /** What the case cannot do without. */
  readonly needs?: readonly Need[]
}

/** A rule about the codes of answers alone. */
export interface CodeRule<Service extends ServiceName = ServiceName> extends Rule<Service> {
  /** Every answer that a document allows, as in `codes.ts`. */
  readonly codes: readonly string[]
  /** What a merchant does about it, in one or two sentences. */
  readonly fix: string
  /** Every answer that it returns must have one of the codes. */
  call(bench: Bench, service: Service): Promise<Exchange | readonly Exchange[]>
}

/** A rule that is about more than the code of one answer. */
export interface ScenarioRule<Service extends ServiceName = ServiceName> extends Rule<Service> {
  readonly expected: string
  run(bench: Bench, service: Service): Promise<Outcome>
}

/** For rules that hold wherever a gateway calls. */
export const ALL_SERVICES: readonly ServiceName[] = ['token', 'inquiry', 'payment']
/** For rules about calls that carry an access token. */
export const TRANSACTIONS: readonly ('inquiry' | 'payment')[] = ['inquiry', 'payment']

const PHRASES: Readonly<Record<ServiceName, string>> = {
  token: 'a token request',
  inquiry: 'an inquiry',
  payment: 'a payment',
}

/** Cases whose answers must have one of the given codes. */
export function expectCode<Service extends ServiceName>(rule: CodeRule<Service>): readonly ConformanceCase[] {
  return rule.services.map((service) => {
    const { codes, fix } = rule
    return defineCase(rule, service, codes.join(' or '), async (bench) => {
      const exchanges = [await rule.call(bench, service)].flat()
      const outcomes = exchanges.map(({ response }) => judgeCode(response, codes, fix))
      return outcomes.find(({ verdict }) => verdict === 'failed') ?? PASSED
    })
  })
}

/** Cases that judge for themselves. */
export function scenario<Service extends ServiceName>(rule: ScenarioRule<Service>): readonly ConformanceCase[] {
  return rule.services.map((service) => defineCase(rule, service, rule.expected, (bench) => rule.run(bench, service)))
}

function defineCase<Service extends ServiceName>(
  { name, severity, sent, rule, needs = [] }: Rule<Service>,
  service: Service,
  expected: string,
  run: (bench: Bench) => Promise<Outcome>,
): ConformanceCase {
  return {
    name: `${service}-${name}`,
    service,
    severity,
    sent: `${PHRASES[service]} ${pick(sent, service)}`,
    expected,
    rule: pick(rule, service),
    async run(bench) {
      const obstacle = findObstacle(needs, bench)
      return obstacle === undefined ? run(bench) : skipped(obstacle)
    },
  }
}

function pick<Service extends ServiceName>(value: PerService<Service>, service: Service): string {
  return typeof value === 'string' ? value : value[service]
}

/** Makes one call after another. */
export async function callEach<Item>(
  items: readonly Item[],
  call: (item: Item) => Promise<Exchange>,
): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = []
  for (const item of items) exchanges.push(await call(item))
  return exchanges
}
