import { findNear, type OptionNames } from '../check-option-names.ts'
import { SnapConfigurationError } from '../configuration-error.ts'
import type { Partner } from '../partner.ts'

const MEMBERS: OptionNames<Partner> = {
  clientId: true,
  partnerId: true,
  publicKeys: true,
  clientSecrets: true,
  allowedAddresses: true,
}

/**
 * A partner may carry members of the merchant's own: only one that was probably meant to be one of ours, which is missing, is refused.
 *
 * @throws SnapConfigurationError `PARTNER_INVALID`.
 */
export function checkPartnerMembers(partner: Partner, option: string): void {
  const missing = (Object.keys(MEMBERS) as (keyof Partner)[]) // its table's
    .filter((name) => partner[name] === undefined)
  for (const name of Object.keys(partner)) {
    const near = Object.hasOwn(MEMBERS, name) ? undefined : findNear(name, missing)
    if (near === undefined) continue
    throw new SnapConfigurationError('PARTNER_INVALID', `${option}: there is no option ${name}. Did you mean ${near}?`)
  }
}
