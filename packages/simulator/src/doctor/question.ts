import type { Dialect } from '../dialects/dialect.ts'
import type { SignatureScheme } from '../sign.ts'
import type { CapturedCall } from './captured-call.ts'
import type { GivenKey } from './given-key.ts'
import type { GivenSecret } from './hypothesis.ts'

/** A call, and what its signature should have been made with. */
export interface Question {
  readonly call: CapturedCall
  /** The partner's public keys, as the server has them. */
  readonly keys: readonly GivenKey[]
  /** Keys that the call may have been signed with by mistake. */
  readonly otherKeys?: readonly GivenKey[] | undefined
  readonly secrets: readonly GivenSecret[]
  /** The client ID that is expected. Default: the one that the call names. */
  readonly clientId?: string | undefined
  /** The token that this partner was given. */
  readonly accessToken?: string | undefined
  /** The scheme that the server expects. Default: see `expectSchemes`. */
  readonly signature?: SignatureScheme | undefined
  /** The gateway whose call it is: its schemes, paths and headers are expected then. */
  readonly dialect?: Dialect | undefined
  /** What stands before `/v1.0` in the string to sign. Default: what the capture says, else what the call has. */
  readonly signedBasePath?: string | undefined
}
