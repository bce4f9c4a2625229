import { fail, type Result } from '../result.ts'
import type { Members, StatusField } from '../services/service.ts'
import { valueAt } from '../services/values.ts'

/** A call whose status is missing, or that nobody knows: it may be money, or its undoing, so no handler runs. */
export function refuseStatus(statusField: StatusField | undefined, values: Members): Result<never> {
  const field = (typeof statusField === 'function' ? statusField(values) : statusField) ?? 'the status'
  const value = valueAt(values, field)
  const came = value === undefined ? 'missing' : `${JSON.stringify(value)?.slice(0, 40)}, which nobody knows`
  return fail('STATUS_UNKNOWN', `${field} is ${came}: no handler ran, and the gateway will try again`, { field })
}
