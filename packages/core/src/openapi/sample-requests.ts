import type { Endpoint } from '../gateways/endpoint.ts'
import { isPromise } from '../maybe-promise.ts'
import type { FieldTable } from '../services/field.ts'
import type { Members } from '../services/service.ts'
import { isMembers } from '../services/values.ts'
import { fillTable, sampleField } from './fill-table.ts'

/** One request that the endpoint's own checks take. */
export interface SampleRequest {
  /** What it reports; `request` where it reports nothing. */
  readonly title: string
  /** Under the gateway's spellings. */
  readonly body: Members
  /** As a handler sees it. */
  readonly request: unknown
}

export interface SampleRequests {
  /** One for each meaning that was found, money first. */
  readonly samples: readonly SampleRequest[]
  /** What each status means: `00 paid`. */
  readonly statuses: readonly string[]
}

/** What gateways write as a status: the standard's digits, and words. Which of them a service knows, and what they mean, it says itself. */
const STATUSES = '00 01 02 03 04 05 06 07 08 09 S Success SUCCESS PAID PAYMENT'.split(' ')

/** Makes requests from a table, and keeps those that the endpoint itself takes: none of them would be refused. */
export function sampleRequests({ definition, peek, read }: Endpoint, fields: FieldTable): SampleRequests {
  const { meaning, statusField } = definition
  const samples = new Map<string, SampleRequest>()
  const meanings = new Map<string, string>()
  for (const status of typeof statusField === 'string' ? STATUSES : [undefined]) {
    const make = (isWhole: boolean) =>
      withStatus(fillTable(fields, { fill: sampleField, isWhole, isSpelled: true }), statusField, status)
    const title = meaning?.(peek(make(true)).values) ?? 'request'
    if (title === 'unknown') continue
    meanings.set(status ?? '', title)
    const body = make(title === 'paid' || meaning === undefined || samples.size === 0)
    const judged = read(body, peek(body))
    if (isPromise(judged) || !judged.ok || samples.has(title)) continue
    samples.set(title, { title, body, request: judged.value.request })
  }
  // One that means the same whatever its status says has no statuses to tell.
  const tells = new Set(meanings.values()).size > 1
  return {
    samples: [...samples.values()],
    statuses: tells ? [...meanings].map(([status, title]) => `${status} ${title}`) : [],
  }
}

/** Puts a status where the service reads it: `additionalInfo.paymentFlagStatus`. */
function withStatus(body: Members, path: unknown, status: string | undefined): Members {
  if (typeof path !== 'string' || status === undefined) return body
  const [name = '', ...rest] = path.split('.')
  const inner = body[name]
  return {
    ...body,
    [name]: rest.length === 0 ? status : withStatus(isMembers(inner) ? inner : {}, rest.join('.'), status),
  }
}
