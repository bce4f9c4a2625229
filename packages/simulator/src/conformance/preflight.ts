import { hintForNoAnswer } from '../answer/hint-for-no-answer.ts'
import type { Answer } from '../gateway.ts'
import type { ServiceName } from '../services/service.ts'
import { NoAnswer } from '../transport.ts'
import type { Deviation } from './case-tools.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { type Evidence, startEvidence } from './evidence.ts'
import { describeAnswer, hasCode } from './judge-code.ts'
import type { OpenCaseTools } from './open-case-tools.ts'

/** Why the check goes no further: one case fails for it, in place of all. */
export interface Stop {
  fails(one: ConformanceCase): boolean
  /** Why that case fails, and what to do. */
  readonly reason: string
  readonly evidence: Evidence
  skips(one: ConformanceCase): boolean
  /** Why the others are not run. */
  readonly skipReason: string
}

/** A clock that is further off than this is named as the likely cause. */
const CLOCK_DIFFERENCE_SECONDS = 60

/**
 * Asks for an access token, without which nearly every case would fail for the same reason; `undefined` when there is one. Where the gateway
 * carries none, it makes its first call, and any answer of a SNAP service will do.
 */
export async function findObstacleAtStart(openTools: OpenCaseTools, probe: ServiceName): Promise<Stop | undefined> {
  const evidence = startEvidence(probe)
  const tools = openTools(evidence)
  const gate = `${probe}-valid`
  const stop = (reason: string, skips: Stop['skips'] = () => true): Stop => ({
    fails: ({ name }) => name === gate,
    reason,
    evidence,
    skips,
    skipReason: `Not run, since ${gate} failed.`,
  })
  try {
    const { request, response } = await tools.call(probe, payingNothing(probe))
    const wanted = probe === 'token' ? typeof response.body?.accessToken === 'string' : speaksSnap(response)
    if (wanted) return undefined
    const isTheService = speaksSnap(response) && !hasCode(response, ['404xx02'])
    const reason = [
      `${probe === 'token' ? 'No access token' : 'Nothing of SNAP'} came back, but ${describeAnswer(response)}.`,
      describeClock(response.headers.date, tools.now()),
      ...(isTheService
        ? [
            `Check that the merchant has the client ID ${tools.identity.clientId} with the public key of this gateway.`,
            'npx @snap-sdk/simulator explain tells why a signature fails.',
          ]
        : [`Is ${request.path} the right path? --url names the host, and --base-path what stands before /v1.0.`]),
    ]
    const [first] = tools.transactions
    const needsToken = tools.transactions.some((service) => tools.describe(service).speech.carriesToken)
    const othersCanRun =
      !needsToken &&
      first !== undefined &&
      (isTheService || speaksSnap((await tools.call(first, payingNothing(first))).response))
    return stop(
      reason.filter((sentence) => sentence !== '').join(' '),
      ({ service }) => !othersCanRun || service === 'token',
    )
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return stop(`No answer: ${error.message}. ${hintForNoAnswer(error)}`)
  }
}

/**
 * Looks whether the merchant still answers, after a call that got none. Where it does not, the next `must` case fails for it.
 *
 * @param left The cases that are to come.
 */
export async function findObstacleOnTheWay(
  openTools: OpenCaseTools,
  {
    probe,
    last,
    left,
  }: { readonly probe: ServiceName; readonly last: ConformanceCase; readonly left: readonly ConformanceCase[] },
): Promise<Stop | undefined> {
  const evidence = startEvidence(probe)
  try {
    await openTools(evidence).call(probe, payingNothing(probe))
    return undefined
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    const failing = left.find(({ severity }) => severity === 'must')
    return {
      fails: (one) => one === failing,
      reason: `Since ${last.name} the merchant answers nothing any more, not even a right call: ${error.message}. Start it again, and run ${last.name} alone with --only.`,
      evidence,
      skips: () => true,
      skipReason: `Not run, since the merchant answers nothing any more after ${last.name}.`,
    }
  }
}

/** The gate fails also where it was not selected, so that a check that could not be run never looks like a good one. */
export function withGate(
  selected: readonly ConformanceCase[],
  { all, stop }: { readonly all: readonly ConformanceCase[]; readonly stop: Stop | undefined },
): readonly ConformanceCase[] {
  if (stop === undefined) return selected
  return all.filter((one) => stop.fails(one) || selected.includes(one))
}

/** An empty body asks for nothing and pays nothing, and a service of SNAP says what it misses. */
function payingNothing(service: ServiceName): Deviation {
  return service === 'token' ? {} : { body: {} }
}

function speaksSnap({ body }: Answer): boolean {
  return body?.responseCode !== undefined
}

function describeClock(date: string | undefined, now: Date): string {
  const seconds = Math.round((Date.parse(date ?? '') - now.getTime()) / 1000)
  if (!(Math.abs(seconds) > CLOCK_DIFFERENCE_SECONDS)) return ''
  return `The merchant's clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} this one.`
}
