import { type CalledService, describeCall } from '../dialects/called-service.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { DEFAULT_DIALECT } from '../dialects/index.ts'
import type { ServiceName } from '../services/service.ts'
import { RULES } from './cases/index.ts'
import type { ConformanceCase } from './conformance-case.ts'

/** The cases of one gateway: those of each service that is named, and of the token where one is carried. */
export function casesOf(
  dialect: Dialect = DEFAULT_DIALECT,
  services: readonly ServiceName[] = dialect.usual,
): readonly ConformanceCase[] {
  const names: readonly ServiceName[] = ['token', ...services]
  const called = names
    .map((name) => describeCall(dialect, name))
    .filter((one): one is CalledService => one !== undefined)
  return RULES.flatMap((rule) => called.flatMap((one) => rule(one, called)))
}

/** The cases of NICEPAY's NICO. */
export const CASES: readonly ConformanceCase[] = casesOf()
