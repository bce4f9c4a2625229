import { describeEndpoints } from '#openapi'
import { SCHEMES } from './authenticate/schemes.ts'
import { checkOptionNames } from './check-option-names.ts'
import { SnapConfigurationError } from './configuration-error.ts'
import type { OpenApiDocument, OpenApiOptions } from './openapi/describe-endpoints.ts'
import { FAILURES, failureOutcome } from './response/failures.ts'
import { OUTCOMES } from './response/outcomes.ts'
import { reject } from './response/reject.ts'
import { writeBody } from './response/write.ts'
import { optionalAll } from './services/compile-fields.ts'
import { rejected, succeeded } from './services/run-handler.ts'
import type { Wiring } from './wiring.ts'

/** @throws SnapConfigurationError `OPTION_INVALID` for an option that does not exist, `OPENAPI_LEFT_OUT` in a bundle for the edge. */
export function describeSnap({ routes, limits }: Wiring, options: OpenApiOptions = {}): OpenApiDocument {
  const tables = { SCHEMES, OUTCOMES, FAILURES }
  const does = { failureOutcome, reject, rejected, succeeded, writeBody, optionalAll, checkOptionNames }
  const document = describeEndpoints({ routes, limits, ...tables, ...does }, options)
  if (document !== undefined) return document
  throw new SnapConfigurationError(
    'OPENAPI_LEFT_OUT',
    'snap.openapi() is left out of bundles for the edge: write the document on Node, where you build.',
  )
}
