import type { SCHEMES } from '../authenticate/schemes.ts'
import type { checkOptionNames } from '../check-option-names.ts'
import type { Endpoint } from '../gateways/endpoint.ts'
import type { FAILURES, failureOutcome } from '../response/failures.ts'
import type { OUTCOMES } from '../response/outcomes.ts'
import type { reject } from '../response/reject.ts'
import type { writeBody } from '../response/write.ts'
import type { optionalAll } from '../services/compile-fields.ts'
import type { rejected, succeeded } from '../services/run-handler.ts'

/** What only the merchant knows of the document. */
export interface OpenApiOptions {
  /** OpenAPI's `info`, put over the default title and version. */
  readonly info?: { readonly title?: string; readonly version?: string; readonly [member: string]: unknown } | undefined
  /** Where the app stands. Default `/`, the place that serves the document. */
  readonly servers?: readonly { readonly url: string; readonly description?: string }[] | undefined
}

/** A document of OpenAPI 3.1, as plain JSON. */
export type OpenApiDocument = {
  readonly openapi: '3.1.1'
  readonly info: { readonly title: string; readonly version: string; readonly [member: string]: unknown }
  readonly servers: readonly { readonly url: string; readonly description?: string }[]
  readonly tags: readonly { readonly name: string }[]
  /** By full path; each has one operation, `post`. */
  readonly paths: { readonly [path: string]: { readonly post: { readonly [member: string]: unknown } } }
  readonly components: { readonly [member: string]: unknown }
}

/** What the document is made with: it asks what answers calls. */
export interface OpenApiSource {
  readonly routes: ReadonlyMap<string, readonly { readonly endpoint: Endpoint }[]>
  readonly limits: { readonly timestampToleranceSeconds: number }
  readonly SCHEMES: typeof SCHEMES
  readonly OUTCOMES: typeof OUTCOMES
  readonly FAILURES: typeof FAILURES
  readonly failureOutcome: typeof failureOutcome
  readonly reject: typeof reject
  readonly rejected: typeof rejected
  readonly succeeded: typeof succeeded
  readonly checkOptionNames: typeof checkOptionNames
  readonly optionalAll: typeof optionalAll
  readonly writeBody: typeof writeBody
}

/**
 * Describes all endpoints as they stand. `#openapi` is one of two files that have it, chosen by the import conditions of this package:
 * `written.ts`, and for the edge `left-out.ts`, since a bundle there would carry 4 kB that nobody calls. So neither imports what core runs
 * on, which would be there twice: it is given.
 *
 * @returns `undefined` where it is left out.
 */
export type DescribeEndpoints = (source: OpenApiSource, options: OpenApiOptions) => OpenApiDocument | undefined
