import type { ServiceName, Severity } from '../answer/judge-answer.ts'
import type { CalledService } from '../dialects/called-service.ts'
import type { Exchange } from '../gateway.ts'
import type { CaseTools } from './case-tools.ts'
import { citeFor } from './cite-for.ts'
import { codesFor } from './codes.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { judgeCode } from './judge-code.ts'
import { findObstacle, type Need } from './needs.ts'
import { type Outcome, PASSED, skipped } from './outcome.ts'
import type { Trait } from './traits.ts'

/** The cases of one rule at one service; none where it does not hold. `all` are the services that are checked. */
export type CaseMaker = (called: CalledService, all: readonly CalledService[]) => readonly ConformanceCase[]

/** One text for all services, or what to say of one. */
type Text = string | ((called: CalledService) => string)

/** One rule, at each service that has its trait. */
export interface Rule {
  /** Behind the service's name, and the name of the file: `signature-wrong`. */
  readonly name: string
  readonly at: Trait
  readonly severity: Severity
  /** Goes on from `a token request `, `an inquiry `, `a payment `. */
  readonly sent: Text
  /** The documents that say so. For `should`, why it is good. */
  readonly rule: Text
  /** What the case cannot do without. */
  readonly needs?: readonly Need[]
}

/** A rule about the codes of answers alone. */
export interface CodeRule extends Rule {
  /** Every answer that a document allows, as in `codes.ts`. */
  readonly codes: readonly string[]
  /** What a merchant does about it, in one or two sentences. */
  readonly fix: string
  /** Every answer that it returns must have one of the codes. */
  call(tools: CaseTools, service: ServiceName, called: CalledService): Promise<Exchange | readonly Exchange[]>
}

/** A rule that is about more than the code of one answer. */
export interface ScenarioRule extends Rule {
  readonly expected: string
  run(tools: CaseTools, service: ServiceName, called: CalledService): Promise<Outcome>
}

/** Cases whose answers must have one of the given codes. */
export function expectCode(rule: CodeRule): CaseMaker {
  return (called, all) => {
    const codes = codesFor(called.dialect, rule.codes)
    return defineCase(rule, called, all, codes.join(' or '), async (tools) => {
      const isTaken = codes.includes('200xx00')
      const exchanges = [await rule.call(isTaken ? tools.spending() : tools, called.name, called)].flat()
      const outcomes = exchanges.map((exchange) =>
        judgeCode(exchange.response, isTaken ? tools.codesFor(exchange, codes) : codes, rule.fix),
      )
      return outcomes.find(({ verdict }) => verdict === 'failed') ?? PASSED
    })
  }
}

/** Cases that judge for themselves. */
export function scenario(rule: ScenarioRule): CaseMaker {
  return (called, all) => defineCase(rule, called, all, rule.expected, (tools) => rule.run(tools, called.name, called))
}

function defineCase(
  { name, at, severity, sent, rule, needs = [] }: Rule,
  called: CalledService,
  all: readonly CalledService[],
  expected: string,
  run: (tools: CaseTools) => Promise<Outcome>,
): readonly ConformanceCase[] {
  if (!at(called, all)) return []
  return [
    {
      name: `${called.name}-${name}`,
      service: called.name,
      severity,
      sent: `${called.service.phrase} ${write(sent, called)}`,
      expected,
      rule: citeFor(called, name, write(rule, called)),
      async run(tools) {
        const obstacle = findObstacle(needs, tools, called.name)
        return obstacle === undefined ? run(tools) : skipped(obstacle)
      },
    },
  ]
}

function write(text: Text, called: CalledService): string {
  return typeof text === 'string' ? text : text(called)
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
