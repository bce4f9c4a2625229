import type { ServiceOptions } from '@snap-sdk/core'
import type { NicoFieldNameOverrides } from './field-names.ts'

/** What a merchant may change of a NICO service. */
export interface NicoOptions<Request> extends ServiceOptions<Request> {
  /**
   * Other names for the fields that are inferred, in requests and answers alike: see `NICO_FIELD_NAMES`. Names of fields that the
   * service does not have are ignored, so that inquiry and payment may share one table.
   */
  readonly fieldNames?: NicoFieldNameOverrides | undefined
}
