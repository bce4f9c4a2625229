import { SnapConfigurationError } from '../configuration-error.ts'
import { parseIpAddress } from '../encoding/ip-address.ts'
import { quoteText } from '../encoding/quote-text.ts'
import type { FindPartner, Partner } from '../partner.ts'
import { fail, ok, type Result } from '../result.ts'
import { isPrivateAddress } from './address.ts'
import type { CallerHeader } from './headers.ts'
import { createPartnerLookUp } from './partner-look-up.ts'
import { type PartnerNeeds, type PreparedPartner, partnerIds, preparePartner } from './prepare-partner.ts'

/** What a call says of its caller. */
export interface Caller {
  readonly id: string
  readonly remoteAddress: string | undefined
  /** See `SnapRequest`. */
  readonly addressHint?: string | undefined
}

/** Who may call one endpoint. */
export interface EndpointPartners {
  /** The IDs that are known from the start; `undefined` where a function is asked for each. */
  readonly ids: ReadonlySet<string> | undefined
  /** @returns The partner, or `PARTNER_UNKNOWN`, `ADDRESS_NOT_ALLOWED`, `PARTNER_LOOKUP_FAILED`. The caller has *not* proven to be that partner. */
  identify(caller: Caller): Result<PreparedPartner> | Promise<Result<PreparedPartner>>
}

/** The partners of one contract. */
export interface Partners {
  /** Those that may call one endpoint: by X-CLIENT-KEY, or by the X-PARTNER-ID of that service. */
  of(service: string, header: CallerHeader): EndpointPartners
  /** Prepares the keys of the partners that are known from the start. */
  ready(): Promise<void>
}

/**
 * @param option The option's name, for messages: `mybank: partners`.
 * @throws SnapConfigurationError when the list is empty, or holds a partner that is wired wrongly.
 */
export function createPartners(
  partners: readonly Partner[] | FindPartner,
  option: string,
  needs: PartnerNeeds,
): Partners {
  return typeof partners === 'function' ? askFor(partners, option, needs) : list(partners, option, needs)
}

function list(partners: readonly Partner[], option: string, needs: PartnerNeeds): Partners {
  if (!Array.isArray(partners) || partners.length === 0) {
    throw new SnapConfigurationError(
      'PARTNER_INVALID',
      `${option} is ${Array.isArray(partners) ? 'empty' : 'neither a list nor a function'}, so no call could pass. Name one: [{ clientId, publicKeys, clientSecrets }].`,
    )
  }
  const prepared = partners.map((partner, index) => preparePartner(partner, `${option}[${index}]`, needs))
  return {
    of(service, header) {
      const asked = { header, option }
      const byId = new Map<string, PreparedPartner>()
      for (const [index, known] of prepared.entries()) {
        const name = `${option}[${index}]`
        for (const id of idsOf(known.partner, service, header, name)) {
          if (byId.has(id)) {
            throw new SnapConfigurationError(
              'PARTNER_INVALID',
              `${name} has the same ${header} as another: '${id}'. Put both keys into one partner's publicKeys.`,
            )
          }
          byId.set(id, known)
        }
      }
      return { ids: new Set(byId.keys()), identify: (caller) => admit(byId.get(caller.id), caller, asked) }
    },
    async ready() {
      await Promise.all(prepared.map(({ publicKeys }) => publicKeys()))
    },
  }
}

function askFor(findPartner: FindPartner, option: string, needs: PartnerNeeds): Partners {
  const lookUp = createPartnerLookUp(findPartner, option, (partner, name) => preparePartner(partner, name, needs))
  return {
    of: (service, header) => ({
      ids: undefined,
      async identify(caller) {
        const found = await lookUp(caller.id, service, (partner) =>
          idsOf(partner, service, header, `${option}('${partner.clientId}')`).includes(caller.id),
        )
        return found.ok ? admit(found.value, caller, { header, option }) : found
      },
    }),
    async ready() {},
  }
}

function admit(
  prepared: PreparedPartner | undefined,
  { id, remoteAddress, addressHint }: Caller,
  { header, option }: { readonly header: CallerHeader; readonly option: string },
): Result<PreparedPartner> {
  if (prepared === undefined) return fail('PARTNER_UNKNOWN', describeStranger(id, header, option), { header })
  if (prepared.allows(remoteAddress)) return ok(prepared)
  return fail(
    'ADDRESS_NOT_ALLOWED',
    `the address ${showAddress(remoteAddress)} is not among the allowedAddresses of '${id}'${explainAddress(remoteAddress, addressHint)}`,
  )
}

function describeStranger(id: string, header: CallerHeader, option: string): string {
  const member = header === 'X-CLIENT-KEY' ? 'clientId' : 'partnerId, or clientId where it has none'
  return `no partner has the ${header} ${quoteText(id)}. If it is the gateway's, one of ${option} needs it as its ${member}`
}

/** What an option of a door gave may be a header's text. */
function showAddress(address: string | undefined): string {
  if (address === undefined) return '(unknown)'
  return parseIpAddress(address) === undefined ? `${quoteText(address)}, which is not an address,` : address
}

/** An address that no gateway calls from is that of the merchant's own proxy, or the door saw none. */
function explainAddress(address: string | undefined, hint = 'have the door pass the address of the caller'): string {
  if (address === undefined) return `. The door was told none: ${hint}`
  return isPrivateAddress(address) ? `. It is private, so that of your own proxy: ${hint}` : ''
}

function idsOf(partner: Partner, service: string, header: CallerHeader, option: string): readonly string[] {
  return header === 'X-CLIENT-KEY' ? [partner.clientId] : partnerIds(partner, service, option)
}
