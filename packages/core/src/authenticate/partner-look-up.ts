import { settleWithin } from '../http/deadline.ts'
import type { FindPartner, Partner } from '../partner.ts'
import { fail, ok, type Result } from '../result.ts'
import { identifyPartner } from './partner-identity.ts'
import type { PreparedPartner } from './prepare-partner.ts'

/** How many partners of a `partners` function stay prepared, and how many unknown IDs are remembered. The oldest goes first. */
const CACHE_SIZE = 1_000

/** For how long an ID that nobody has is not asked for again. */
const UNKNOWN_MILLISECONDS = 10_000

/** How many questions a `partners` function has open at once, and how long one may take. */
const OPEN_QUESTIONS = 100
/** How many of these are kept for IDs that somebody had before: strangers must not shut out a partner. */
const KEPT_QUESTIONS = 20
const QUESTION_MILLISECONDS = 2_000

/** Asks a merchant's function for the partner with an ID, and prepares what it gives, where it may call under that ID. */
export type LookUpPartner = (
  id: string,
  service: string,
  isCaller: (partner: Partner) => boolean,
) => Promise<Result<PreparedPartner | undefined>>

/**
 * Anybody can name any ID, before anything is proven: so only some questions are open at once, each for a limited time, and an ID that
 * nobody has is remembered for a short while; by service, for one service's partner ID is nobody at another.
 *
 * @param name The option's name, for messages: `mybank: partners`.
 */
export function createPartnerLookUp(
  findPartner: FindPartner,
  name: string,
  prepare: (partner: Partner, option: string) => PreparedPartner,
): LookUpPartner {
  const prepared = new Map<string, PreparedPartner>()
  const unknown = new Map<string, number>()
  const found = new Map<string, true>()
  let open = 0

  function prepareOnce(partner: Partner): PreparedPartner {
    const option = `${name}('${partner.clientId}')`
    const key = identifyPartner(partner, option)
    const known = prepared.get(key)
    if (known !== undefined) return { ...known, partner } // its own further members are the merchant's, and may have changed
    const made = prepare(partner, option)
    remember(prepared, key, made)
    return made
  }

  function isUnknown(caller: string): boolean {
    const until = unknown.get(caller)
    if (until === undefined || until > performance.now()) return until !== undefined
    unknown.delete(caller)
    return false
  }

  async function ask(id: string): Promise<Result<{ partner: Partner | undefined }>> {
    if (open >= (found.has(id) ? OPEN_QUESTIONS : OPEN_QUESTIONS - KEPT_QUESTIONS))
      return fail('PARTNER_LOOKUP_FAILED', `${name} has ${open} questions open already: it answers too slowly`)
    open++
    try {
      const asked = (async () => ({ partner: (await findPartner(id)) ?? undefined }))()
      asked.catch(() => {}) // it may fail after its time is over
      const answered = await settleWithin(asked, QUESTION_MILLISECONDS)
      if (answered !== undefined) return ok(answered)
      return fail('PARTNER_LOOKUP_FAILED', `${name} did not answer within ${QUESTION_MILLISECONDS} ms`)
    } catch (error) {
      return fail('PARTNER_LOOKUP_FAILED', `${name} threw`, { error })
    } finally {
      open--
    }
  }

  return async (id, service, isCaller) => {
    const caller = `${service} ${id}`
    if (isUnknown(caller)) return ok(undefined)
    const asked = await ask(id)
    if (!asked.ok) return asked
    const { partner } = asked.value
    // A database may compare without case or trailing blanks; an identity is equal or another's.
    if (partner !== undefined && isCaller(partner)) {
      remember(found, id, true)
      return ok(prepareOnce(partner))
    }
    remember(unknown, caller, performance.now() + UNKNOWN_MILLISECONDS)
    return ok(undefined)
  }
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  for (const oldest of map.keys()) {
    if (map.size < CACHE_SIZE) break
    map.delete(oldest)
  }
  map.set(key, value)
}
