import { SnapConfigurationError } from '../configuration-error.ts'
import type { CallerHeader, FindPartner, Partner } from '../partner.ts'
import { fail, ok, type Result } from '../result.ts'
import { type PreparedPartner, type PreparePartnerOptions, preparePartner } from './prepare-partner.ts'

/** The partners that may call, by the header that names them. */
export interface PartnerDirectory {
  /** @returns The partner, or `PARTNER_UNKNOWN`, or `ADDRESS_NOT_ALLOWED`. The caller has *not* proven to be that partner. */
  identify(caller: Caller): Result<PreparedPartner> | Promise<Result<PreparedPartner>>
  /** Imports the keys of the partners that are known from the start. */
  ready(): Promise<void>
}

/** What a call says of its caller. */
export interface Caller {
  readonly id: string
  readonly header: CallerHeader
  readonly remoteAddress: string | undefined
}

/** How many partners of a `partners` function stay prepared. The one that was prepared first goes first. */
const CACHE_SIZE = 1000

/** @throws SnapConfigurationError when the list is empty, holds an identity twice, or holds a partner that is wired wrongly. */
export function createPartnerDirectory(
  partners: readonly Partner[] | FindPartner,
  options: PreparePartnerOptions,
): PartnerDirectory {
  return typeof partners === 'function' ? lookUp(partners, options) : list(partners, options)
}

function list(partners: readonly Partner[], options: PreparePartnerOptions): PartnerDirectory {
  if (!Array.isArray(partners) || partners.length === 0) {
    throw new SnapConfigurationError(
      'PARTNER_INVALID',
      'partners is empty, so no call could pass. Name one: { clientId, publicKeys }.',
    )
  }
  const byHeader: Record<CallerHeader, Map<string, PreparedPartner>> = {
    'X-CLIENT-KEY': new Map(),
    'X-PARTNER-ID': new Map(),
  }
  for (const [index, partner] of partners.entries()) {
    const prepared = preparePartner(partner, `partners[${index}]`, options)
    for (const header of ['X-CLIENT-KEY', 'X-PARTNER-ID'] as const) {
      const id = idOf(partner, header)
      if (byHeader[header].has(id)) {
        throw new SnapConfigurationError(
          'PARTNER_INVALID',
          `partners[${index}] has the same ${header} as another: '${id}'. Put both keys into one partner's publicKeys.`,
        )
      }
      byHeader[header].set(id, prepared)
    }
  }
  return {
    identify: (caller) => admit(byHeader[caller.header].get(caller.id), caller),
    async ready() {
      await Promise.all([...byHeader['X-CLIENT-KEY'].values()].map((prepared) => prepared.publicKeys()))
    },
  }
}

function lookUp(findPartner: FindPartner, options: PreparePartnerOptions): PartnerDirectory {
  const cache = new Map<string, PreparedPartner>()

  function prepare(partner: Partner): PreparedPartner {
    const key = JSON.stringify([
      partner.clientId,
      partner.partnerId,
      partner.publicKeys,
      partner.clientSecrets,
      partner.allowedAddresses,
    ])
    const cached = cache.get(key)
    if (cached !== undefined) return Object.assign({}, cached, { partner }) // its own further members are the merchant's, and may have changed
    const prepared = preparePartner(partner, `partners('${partner.clientId}')`, options)
    for (const oldest of cache.keys()) if (cache.size >= CACHE_SIZE) cache.delete(oldest)
    cache.set(key, prepared)
    return prepared
  }

  return {
    async identify(caller) {
      const partner = await findPartner(caller.id, caller.header)
      // A database may compare without case or trailing blanks; an identity is equal or another's.
      const isCaller = partner !== undefined && partner !== null && idOf(partner, caller.header) === caller.id
      return admit(isCaller ? prepare(partner) : undefined, caller)
    },
    async ready() {},
  }
}

function admit(prepared: PreparedPartner | undefined, { id, header, remoteAddress }: Caller): Result<PreparedPartner> {
  if (prepared === undefined) return fail('PARTNER_UNKNOWN', `no partner has the ${header} '${id}'`)
  if (prepared.allows(remoteAddress)) return ok(prepared)
  return fail(
    'ADDRESS_NOT_ALLOWED',
    `the address ${remoteAddress ?? '(unknown)'} is not among the allowedAddresses of '${id}'`,
  )
}

function idOf({ clientId, partnerId }: Partner, header: CallerHeader): string {
  return header === 'X-CLIENT-KEY' ? clientId : (partnerId ?? clientId)
}
