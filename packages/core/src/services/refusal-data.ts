import type { OutcomeName } from '../outcome-name.ts'
import { notAnObject } from './describe.ts'
import type { Members, Refusal } from './service.ts'
import { isMembers } from './values.ts'

/** What somebody should look at, although the call was answered. */
export interface RefusalWarning {
  readonly code: 'NOTICE_ACKNOWLEDGED' | 'REFUSAL_BODY_FAILED'
  readonly message: string
  readonly error?: unknown
}

/** What of an endpoint writes refusals. */
interface RefusalWriter {
  readonly service: string
  readonly toRefusalBody: ((refusal: Refusal) => object) | undefined
  receivedAsSpelled(body: Members): Members
}

/** What stands beside the code of a refusal. */
export interface RefusalData {
  readonly data: object
  readonly warning?: RefusalWarning | undefined
}

/** Makes what stands beside the code of a proven call's refusal. A `toRefusalBody` that throws leaves code and message alone. */
export function makeRefusalData(
  { toRefusalBody, receivedAsSpelled, service }: RefusalWriter,
  { outcome, reason, body }: { outcome: OutcomeName; reason: string | undefined; body: Members },
): RefusalData {
  if (toRefusalBody === undefined) return { data: {} }
  try {
    const data: unknown = toRefusalBody({ outcome, reason, body: receivedAsSpelled(body) })
    if (typeof data === 'object' && data !== null) return { data: writtenMembers(data) }
    throw notAnObject('it gave', data)
  } catch (error) {
    const message = `toRefusalBody of ${service} threw: the refusal went out with code and message alone`
    return { data: {}, warning: { code: 'REFUSAL_BODY_FAILED', message, error } }
  }
}

/** The members of a handler's data as JSON writes it: what it would keep to itself (`toJSON`) is not merged. */
export function writtenMembers(data: object | undefined): object {
  if (data === undefined) return {}
  const written: unknown = JSON.parse(JSON.stringify(data) ?? 'null')
  if (isMembers(written)) return written
  throw notAnObject('the data of a refusal is, as JSON,', written)
}
