import { isObject } from '../../answer/judge-field.ts'
import { buildBody, referencesOf, requestIdsOf } from '../../conformance/bodies.ts'
import type { CalledService } from '../../dialects/called-service.ts'
import { writeTimestampAs } from '../../dialects/spellings.ts'
import { findHeader } from '../../find-header.ts'
import type { RawRequest } from '../../gateway.ts'
import type { Change, RepeatOrder } from '../../open/messages.ts'
import { parseJson } from '../../parse-json.ts'
import type { Body } from '../../services/service.ts'
import { WrongUse } from '../../wrong-use.ts'
import type { CallReport } from '../call/call-report.ts'
import { type Expectation, expectationOf } from '../call/expectation.ts'
import { sendAndJudge } from '../call/send-and-judge.ts'
import { findCalled, playCall } from './play-call.ts'
import type { Player } from './read-player.ts'

/** Longer than any window for timestamps. */
const STALE_MILLISECONDS = 3_600_000

/** What is right when a call comes again with one change; `undefined` where the documents leave it open. */
const EXPECTED: Readonly<Record<Change, Expectation | undefined>> = {
  amount: undefined,
  timestamp: {
    text: '401xx00, or 400xx01',
    rule: 'good practice against replay; no document names a window, and 5 minutes are usual',
    pattern: /^(?:401\d\d00|400\d\d0[012])$/,
  },
  signature: expectationOf('401xx00', true),
  // 409xx00, or the first answer: gateways differ.
  'external-id': undefined,
  bytes: undefined,
}

/** The repeats that make sense of a call. */
export function listChanges(called: CalledService, request: RawRequest): readonly Change[] {
  const hasExternalId = findHeader(request.headers, 'x-external-id') !== undefined
  return [
    ...(hasExternalId ? (['external-id'] as const) : []),
    'bytes',
    ...(readAmount(called, request) === undefined ? [] : (['amount'] as const)),
    'timestamp',
    'signature',
  ]
}

/** Another amount than the one that was paid: one rupiah more. */
export function proposeAmount(called: CalledService, request: RawRequest): string | undefined {
  const value = readAmount(called, request)
  return value === undefined ? undefined : `${(BigInt(/^\d+/.exec(value)?.[0] ?? '0') + 1n).toString()}.00`
}

/** Makes a call again with one change, signed anew where the change is before the signature. */
export async function repeatCall(
  player: Player,
  { service, request }: Pick<CallReport, 'service' | 'request'>,
  { change, amount }: RepeatOrder,
): Promise<CallReport> {
  const called = findCalled(player, service)
  if (!listChanges(called, request).includes(change)) throw new WrongUse('This call has nothing to change there.')
  const expectation = EXPECTED[change]
  const { gateway } = player
  if (change === 'bytes') return sendAndJudge(service, request, { ...player, expectation })
  const externalId = findHeader(request.headers, 'x-external-id')
  if (change === 'external-id')
    return playCall(player, { service, body: request.body, overrides: { externalId }, expectation })
  if (change === 'amount') {
    const body = changeAmount(called, request, amount ?? proposeAmount(called, request) ?? '')
    return playCall(player, { service, body, overrides: {}, expectation })
  }
  if (change === 'timestamp') {
    const at = new Date(gateway.now().getTime() - STALE_MILLISECONDS)
    const timestamp = writeTimestampAs(called.speech.timestamp, at)
    return playCall(player, { service, body: request.body, overrides: { timestamp }, expectation })
  }
  return playCall(player, { service, body: request.body, overrides: {}, expectation, alter: breakSignature })
}

/** Gives the members that tell one request from another new values, so that a call is no repeat of the last. */
export function renewIds(called: CalledService, body: Body): Body {
  const fresh = buildBody(called)
  const renewed = [...requestIdsOf(called), ...referencesOf(called)].filter((name) => name in body)
  return { ...body, ...Object.fromEntries(renewed.map((name) => [name, fresh[name]])) }
}

/** One character is another: as long, as well-formed, and not this call's. */
function breakSignature(request: RawRequest): RawRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => {
    const isSignature = name.toLowerCase() === 'x-signature'
    return [name, isSignature ? (value.startsWith('A') ? 'B' : 'A') + value.slice(1) : value] as const
  })
  return { ...request, headers: Object.fromEntries(headers) }
}

function readBody({ body }: RawRequest): unknown {
  return parseJson(new TextDecoder().decode(body))
}

function readAmount({ service }: CalledService, request: RawRequest): string | undefined {
  const body = readBody(request)
  const amount = isObject(body) && service.amount !== undefined ? body[service.amount] : undefined
  return isObject(amount) && typeof amount.value === 'string' ? amount.value : undefined
}

function changeAmount({ service }: CalledService, request: RawRequest, value: string): Body {
  const body = readBody(request)
  if (!isObject(body) || service.amount === undefined) throw new WrongUse('This call has no amount.')
  const amount = body[service.amount]
  return { ...body, [service.amount]: { ...(isObject(amount) ? amount : {}), value } }
}
