import type { SnapRequest } from '@snap-sdk/core'
import type { RawRequest, SignatureScheme } from '@snap-sdk/simulator'
import fc from 'fast-check'
import { defineTarget, mustHold } from '../fuzz-target.ts'
import { anyBytes, anyEdit, applyEdits, type Edit, toBinaryText, toBytes } from '../support/binary-text.ts'
import { checkAnswer, openMerchant, type ServiceName, type WatchedMerchant } from '../support/merchant.ts'

/** A signed call, and what is changed on its way. */
interface ChangedCall {
  readonly scheme: SignatureScheme
  readonly service: ServiceName
  readonly changes: readonly Change[]
  /** Where the body is cut into pieces; none: it comes whole. */
  readonly pieces: readonly number[]
}

type Part = (typeof HEADERS)[number] | 'method' | 'target' | 'body'
type Change = { readonly part: Part } & ({ readonly set: string | null } | { readonly edits: readonly Edit[] })

const HEADERS = [
  'authorization',
  'x-timestamp',
  'x-client-key',
  'x-partner-id',
  'x-signature',
  'x-external-id',
  'channel-id',
  'content-type',
  'content-length',
  'content-encoding',
] as const

const part = fc.constantFrom<Part>(...HEADERS, 'method', 'target', 'body')
const insert = fc.oneof(
  anyBytes(6),
  fc.constantFrom(
    '__proto__',
    '{"__proto__":{}}',
    '\ufeff',
    ',',
    '%2e',
    '//',
    '?x=1',
    '[[[[',
    '1e400',
    '""',
    'null',
    '{}',
    '\\u0000',
  ),
)
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    part,
    set: fc.oneof(fc.constant(null), insert, fc.constantFrom('GET', 'post', '/', 'Bearer', '0', '-1', '9'.repeat(400))),
  }),
  fc.record({ part, edits: fc.array(anyEdit(insert), { minLength: 1, maxLength: 3 }) }),
)

export const callsTarget = defineTarget<ChangedCall>({
  name: 'calls',
  promise:
    'handle answers every changed call in the form of SNAP, runs no handler for what was not signed, and none twice',
  runs: 12_000,
  inputs: fc.record({
    scheme: fc.constantFrom('client-id', 'symmetric', 'asymmetric'),
    service: fc.constantFrom('token', 'inquiry', 'payment'),
    changes: fc.array(change, { maxLength: 3 }),
    pieces: fc.array(fc.nat(400), { maxLength: 4 }),
  }),
  async open() {
    const merchants: Record<SignatureScheme, WatchedMerchant> = {
      'client-id': await openMerchant({ scheme: 'client-id' }),
      symmetric: await openMerchant({ scheme: 'symmetric' }),
      asymmetric: await openMerchant({ scheme: 'asymmetric' }),
    }
    return {
      check: (input) => check(merchants[input.scheme], input),
      async close() {
        for (const { snap } of Object.values(merchants)) await snap.close()
      },
    }
  },
})

async function check(merchant: WatchedMerchant, { scheme, service, changes, pieces }: ChangedCall): Promise<void> {
  const signed = await merchant.sign(service)
  const before = partsOf(signed)
  const after = changes.reduce((parts, step) => applyChange(parts, step), before)
  const { status, body } = await merchant.snap.handle(toRequest(after, pieces))
  checkAnswer(status, new TextDecoder().decode(body), merchant.secrets)
  if (changes.length === 0) mustHold(status === 200, `a call as signed is answered ${status}`)
  if (status === 200) {
    const covered: Part[] = ['x-timestamp', service === 'token' ? 'x-client-key' : 'x-partner-id', 'method']
    if (service !== 'token' && scheme !== 'asymmetric') covered.push('authorization')
    if (service !== 'token' && scheme !== 'client-id') covered.push('target')
    for (const name of covered) {
      mustHold(
        stripped(name, after[name]) === stripped(name, before[name]),
        `${name} was changed, and the call was taken`,
      )
    }
    const again = await merchant.snap.handle(toRequest(after, []))
    if (service === 'inquiry') mustHold(again.status === 409, `sent again, it is answered ${again.status}`)
    if (service === 'payment')
      mustHold(toBinaryText(again.body) === toBinaryText(body), 'sent again, it is answered otherwise')
  }
  merchant.judge()
}

type Parts = Readonly<Record<Part, string | null>>

function partsOf({ method, path, headers, body }: RawRequest): Parts {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const parts = Object.fromEntries(HEADERS.map((name) => [name, lower.get(name) ?? null]))
  // All of HEADERS are there, and the three that are no headers follow.
  return { ...parts, method, target: path, body: toBinaryText(body) } as Parts
}

function applyChange(parts: Parts, step: Change): Parts {
  const value = 'set' in step ? step.set : applyEdits(parts[step.part] ?? '', step.edits)
  return { ...parts, [step.part]: value }
}

function toRequest(parts: Parts, pieces: readonly number[]): SnapRequest {
  const body = toBytes(parts.body ?? '')
  return {
    method: parts.method ?? '',
    target: parts.target ?? '',
    headers: { get: (name) => new Map<string, string | null>(Object.entries(parts)).get(name.toLowerCase()) ?? null },
    body: pieces.length === 0 ? body : inPieces(body, pieces),
  }
}

async function* inPieces(body: Uint8Array, pieces: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0
  for (const length of pieces) {
    yield body.subarray(start, start + length)
    start += length
  }
  yield body.subarray(start)
}

/** White space round a header's value is no change, nor is the case of the word Bearer (RFC 9110 §11.1). */
function stripped(part: Part, value: string | null): string {
  const text = value?.trim() ?? ''
  return part === 'authorization' ? text.replace(/^bearer +/i, 'Bearer ') : text
}
