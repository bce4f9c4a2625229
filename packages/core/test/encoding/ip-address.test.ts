import { BlockList, isIP } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInRange, parseIpAddress } from '../../src/encoding/ip-address.ts'

const group = fc.oneof(fc.constantFrom('0', 'ffff', '00ff', ''), fc.integer({ min: 0, max: 0x1ffff }).map(hex))
const nearlyIpv6 = fc
  .array(fc.oneof({ weight: 8, arbitrary: group }, { weight: 1, arbitrary: fc.ipV4() }), { minLength: 2, maxLength: 9 })
  .map((groups) => groups.join(':'))
const nearlyIpv4 = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 300 }).map(String), fc.constantFrom('01', '', 'a')), {
    minLength: 3,
    maxLength: 5,
  })
  .map((parts) => parts.join('.'))
const mapped = fc.ipV4().map((address) => `::ffff:${address}`)
const address = fc.oneof(fc.ipV4(), fc.ipV6(), mapped)

function hex(value: number): string {
  return value.toString(16)
}

describe('parseIpAddress', () => {
  it.each([
    ['103.20.51.34', [103, 20, 51, 34]],
    ['::ffff:103.20.51.34', [103, 20, 51, 34]],
    ['::FFFF:6714:3322', [103, 20, 51, 34]],
    ['::', new Array(16).fill(0)],
    ['1::8', [0, 1, ...new Array(12).fill(0), 0, 8]],
    ['fe80::1%eth0', [0xfe, 0x80, ...new Array(13).fill(0), 1]],
  ])('reads %s', (text, bytes) => {
    expect([...(parseIpAddress(text) ?? [])]).toEqual(bytes)
  })

  it.each([
    '',
    '::1::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7::8:9',
    '::1.2.3',
    '1.2.3.4:80',
    '[::1]',
    '1.2.3.4\n',
    '::1%',
    `::1%${'a'.repeat(125)}`,
  ])('refuses %j', (text) => {
    expect(parseIpAddress(text)).toBeUndefined()
  })

  it('takes what Node takes, and nothing else', () => {
    const text = fc.oneof(address, nearlyIpv6, nearlyIpv4, fc.string({ unit: fc.constantFrom(...'0a:.%f1') }))
    fc.assert(
      fc.property(text, (each) => {
        expect(parseIpAddress(each) !== undefined).toBe(isIP(each) !== 0)
      }),
      { numRuns: 2_000 },
    )
  })
})

it("holds an address in a range where Node's own list does", () => {
  fc.assert(
    fc.property(address, address, fc.nat({ max: 128 }), fc.boolean(), (one, other, wide, same) => {
      const base = parseIpAddress(one) ?? new Uint8Array()
      const candidate = parseIpAddress(same ? one : other) ?? new Uint8Array()
      const bits = Math.min(wide, base.length * 8)
      const list = new BlockList()
      list.addSubnet(write(base), bits, base.length === 4 ? 'ipv4' : 'ipv6')
      // Node's list looks across families.
      const isThere =
        candidate.length === base.length && list.check(write(candidate), candidate.length === 4 ? 'ipv4' : 'ipv6')
      expect(isInRange(candidate, base, bits)).toBe(isThere)
    }),
    { numRuns: 1_000 },
  )
})

function write(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.')
  return Array.from({ length: 8 }, (_, index) =>
    hex(((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)),
  ).join(':')
}
