import type { CapturedCall } from './captured-call.ts'
import type { GivenKey } from './given-key.ts'
import type { GivenSecret, Hypothesis } from './hypothesis.ts'

/** What the rules may look at. */
export interface Evidence {
  readonly call: CapturedCall
  /** All keys that were given for this partner, in whatever form. */
  readonly keys: readonly GivenKey[]
  /** Keys that should not have made the signature, and perhaps did: `--other-key`. */
  readonly otherKeys: readonly GivenKey[]
  readonly secrets: readonly GivenSecret[]
  /** The token that this partner was given, where it is known: `--access-token`. */
  readonly accessToken?: string | undefined
  /** Whether this is a token request, whose scheme the standard fixes. */
  readonly isTokenRequest: boolean
}

/** One way in which a signature may differ from the rule, and what to do about it. */
export interface Variant {
  readonly change: Partial<Hypothesis>
  /** What is the matter, in one or two sentences. Never a secret, token or signature. */
  readonly cause: string
  /** Who must change what. */
  readonly fix: string
}

/** Varies one thing about how a signature is made. */
export interface Rule {
  /** The file's name. */
  readonly name: string
  /** The field that it changes above all: the rule is left out where this has no bearing. */
  readonly field: keyof Hypothesis
  /** Variants that change nothing are dropped by the search. A rule on `body` looks at the body alone. */
  vary(usual: Hypothesis, evidence: Evidence): readonly Variant[]
}
