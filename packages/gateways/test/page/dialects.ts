import type { AnyService, GatewayFactory } from '@snap-sdk/core'
import type { DialectFacts } from '../../src/fact.ts'
import * as gateways from '../../src/index.ts'
import type { AnyDialect } from './rows.ts'

/** One dialect as the package exports it: `bca` and `bcaFacts`. */
export interface ExportedDialect {
  readonly exportName: string
  readonly dialect: AnyDialect
  /** Absent where the export is missing: the test of facts says so. */
  readonly facts: DialectFacts | undefined
}

type AnyFactory = GatewayFactory<Readonly<Record<string, AnyService>>>

const exported: Readonly<Record<string, unknown>> = gateways

const isFactory = (value: unknown): value is AnyFactory => typeof value === 'function' && 'dialect' in value

/** Every dialect that the package exports, in the alphabet's order. A new one is here as soon as it is exported. */
export const DIALECTS: readonly ExportedDialect[] = Object.entries(exported)
  .flatMap(([exportName, value]) =>
    // An export under that name is a table of facts: `satisfies` in its own file says so.
    isFactory(value)
      ? [{ exportName, dialect: value.dialect, facts: exported[`${exportName}Facts`] as DialectFacts | undefined }]
      : [],
  )
  .sort((one, other) => (one.exportName < other.exportName ? -1 : 1))
