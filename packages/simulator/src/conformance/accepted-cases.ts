import { findNearest } from '../nearest.ts'
import { WrongUse } from '../wrong-use.ts'
import type { ConformanceCase } from './conformance-case.ts'

/**
 * The `security` cases that somebody has decided to live with: each by its name, or by its rule's at every service (`timestamp-stale`).
 *
 * @throws WrongUse for a name that no case has, with the nearest that one has, and for a case that needs no exception or can have none.
 */
export function findAccepted(cases: readonly ConformanceCase[], names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => findNamed(cases, name)))
}

function findNamed(cases: readonly ConformanceCase[], text: string): readonly string[] {
  const named = cases.filter((one) => one.name === text || ruleOf(one) === text)
  const security = named.filter(({ severity }) => severity === 'security')
  if (security.length > 0) return security.map(({ name }) => name)
  const [other] = named
  if (other?.severity === 'must')
    throw new WrongUse(`'${text}' is a must: the documents say so, and nobody here can except it.`)
  if (other !== undefined) throw new WrongUse(`'${text}' is a should, and fails no run: no exception is needed.`)
  const known = cases.filter(({ severity }) => severity === 'security').flatMap((one) => [one.name, ruleOf(one)])
  const nearest = findNearest(text, [...new Set(known)])
  const hint = nearest === undefined ? '--list shows all names.' : `Did you mean ${nearest}?`
  throw new WrongUse(`No case of security is named '${text}'. ${hint}`)
}

/** The case's name without its service: `timestamp-stale`. */
function ruleOf({ name, service }: ConformanceCase): string {
  return name.slice(service.length + 1)
}
