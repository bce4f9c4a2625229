import ipaddr from 'ipaddr.js'
import { SnapConfigurationError } from '../configuration-error.ts'

type Address = ReturnType<typeof ipaddr.process>

/** Tells whether a caller's address is on the list. */
export type AddressFilter = (address: string | undefined) => boolean

/**
 * Compiles a list of addresses and CIDR ranges, of both families. An IPv4 address written as IPv6
 * (`::ffff:103.20.51.34`, as a dual-stack socket reports it) counts as IPv4.
 *
 * @throws SnapConfigurationError `PARTNER_INVALID` for an entry that is no address and no range.
 */
export function compileAddressFilter(allowed: readonly string[], option: string): AddressFilter {
  if (!Array.isArray(allowed)) {
    throw new SnapConfigurationError(
      'PARTNER_INVALID',
      `${option} must be an array of addresses and ranges. Split a text from the environment first.`,
    )
  }
  if (allowed.length === 0) {
    throw new SnapConfigurationError(
      'PARTNER_INVALID',
      `${option} is empty, so no call could pass. Name addresses, or leave the option out.`,
    )
  }
  const ranges = allowed.map((entry, index) => parseRange(entry, `${option}[${index}]`))
  return (text) => {
    const address = text === undefined ? undefined : parseAddress(text)
    if (address === undefined) return false
    return ranges.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits))
  }
}

function parseRange(entry: string, option: string): [Address, number] {
  const [base = '', bits, ...rest] = String(entry).split('/')
  const address = parseAddress(base)
  const length = address?.kind() === 'ipv4' ? 32 : 128
  const prefix = bits === undefined ? length : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN
  if (address === undefined || rest.length > 0 || !(prefix <= length)) {
    throw new SnapConfigurationError(
      'PARTNER_INVALID',
      `${option} is '${entry}': neither an address (103.20.51.34) nor a CIDR range (103.20.51.0/24).`,
    )
  }
  return [address, prefix]
}

/** Dotted IPv4 with four decimal parts, or IPv6; `undefined` for anything else. */
function parseAddress(text: string): Address | undefined {
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)
  return isAddress ? ipaddr.process(text) : undefined
}
