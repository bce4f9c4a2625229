import { SnapConfigurationError } from '../configuration-error.ts'
import { type IpAddress, isInRange, parseIpAddress } from '../encoding/ip-address.ts'
import { makeOnce } from '../make-once.ts'

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
      `${option} is of the type ${typeof allowed}; it must be an array of addresses and ranges. Split a text from the environment first.`,
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
    const address = text === undefined ? undefined : parseIpAddress(text)
    return address !== undefined && ranges.some(([base, bits]) => isInRange(address, base, bits))
  }
}

/** Private, shared (RFC 6598), loopback and link-local ones, of both families. */
const PRIVATE: readonly string[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '::1',
  'fc00::/7',
  'fe80::/10',
]

const privateFilter: () => AddressFilter = makeOnce(() => compileAddressFilter(PRIVATE, 'PRIVATE'))

/** Whether nobody beyond the own network, or the own machine, can have this address. */
export const isPrivateAddress: AddressFilter = (address) => privateFilter()(address)

function parseRange(entry: string, option: string): [IpAddress, number] {
  const [base = '', bits, ...rest] = String(entry).split('/')
  const address = parseIpAddress(base)
  const length = (address?.length ?? 0) * 8
  const prefix = bits === undefined ? length : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN
  if (address === undefined || rest.length > 0 || !(prefix <= length)) {
    throw new SnapConfigurationError(
      'PARTNER_INVALID',
      `${option} is '${entry}': neither an address (103.20.51.34) nor a CIDR range (103.20.51.0/24).`,
    )
  }
  return [address, prefix]
}
