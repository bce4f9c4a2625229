import type { ServiceName } from '../services/service.ts'
import { describeCall } from './called-service.ts'
import type { Dialect } from './dialect.ts'

/** What a gateway calls, the token first where it carries one. */
export function listServices(dialect: Dialect): readonly ServiceName[] {
  const names = ['token', ...Object.keys(dialect.services)] as ServiceName[] // as the dialect's type says
  return names.filter((name) => describeCall(dialect, name) !== undefined)
}
