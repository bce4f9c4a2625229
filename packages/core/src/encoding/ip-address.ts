/** An IPv4 address of 4 bytes, or an IPv6 address of 16. */
export type IpAddress = Uint8Array

/** Each part has one spelling: a leading zero could mean octal to somebody else. */
const IPV4: RegExp = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/

/** Room for the longest IPv6 address with an IPv4 tail, and for a zone. */
const MAXIMUM_LENGTH = 128

/**
 * Reads an address: IPv4 in four decimal parts, or IPv6 (RFC 4291, 2.2), whose zone (`%eth0`) is passed over. An IPv4 address written as IPv6
 * (`::ffff:103.20.51.34`, as a dual-stack socket reports it) is the IPv4 address.
 *
 * @returns `undefined` for anything else: a port, a name, a range, a list. Never throws.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (text.length > MAXIMUM_LENGTH) return undefined
  if (!text.includes(':')) return IPV4.test(text) ? parseIpv4(text) : undefined
  const bytes = parseIpv6(text.replace(/%[\w.:-]+$/, ''))
  const isMapped = bytes?.every((byte, index) => index >= 12 || byte === (index < 10 ? 0 : 0xff))
  return isMapped ? bytes?.subarray(12) : bytes
}

/** Whether an address lies in the range of those that share the first `bits` of `base`. Never across families. */
export function isInRange(address: IpAddress, base: IpAddress, bits: number): boolean {
  return (
    address.length === base.length &&
    address.every((byte, index) => {
      const free = Math.max(0, 8 - Math.max(0, bits - index * 8)) // bits of this byte that the range leaves open
      return byte >> free === (base[index] ?? 0) >> free
    })
  )
}

function parseIpv4(text: string): Uint8Array {
  return Uint8Array.from(text.split('.'), Number)
}

function parseIpv6(text: string): Uint8Array | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map((half, index) => parseGroups(half, index === halves.length - 1))
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined
  const missing = 16 - head.length - (tail?.length ?? 0)
  // `::` stands for at least one group of zeros.
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined
  return Uint8Array.from([...head, ...new Array<number>(missing).fill(0), ...(tail ?? [])])
}

/** Groups of four hexadecimal digits; the last one of an address may be an IPv4 address. */
function parseGroups(half: string, isEnd: boolean): number[] | undefined {
  if (half === '') return []
  const bytes: number[] = []
  const groups = half.split(':')
  for (const [index, group] of groups.entries()) {
    if (/^[\da-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16)
      bytes.push(value >> 8, value & 0xff)
    } else if (isEnd && index === groups.length - 1 && IPV4.test(group)) bytes.push(...parseIpv4(group))
    else return undefined
  }
  return bytes
}
