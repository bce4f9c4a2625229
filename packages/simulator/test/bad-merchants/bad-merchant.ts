import type { SignatureScheme } from '../../src/sign.ts'
import type { Change } from '../right-merchants/complete/complete-merchant.ts'

/** A merchant that is right except for one fault. */
export interface BadMerchant {
  /** What is wrong with it, in one sentence. */
  readonly fault: string
  /** The cases that it fails. It passes all others. */
  readonly mustFail: readonly string[]
  /** The scheme in which the fault shows. Default `client-id`. */
  readonly signature?: SignatureScheme
  /** Default 900. */
  readonly tokenSeconds?: number
  /** Whether some of its answers never come. */
  readonly hangs?: true
  /** Plants the fault. */
  readonly change: Change
}
