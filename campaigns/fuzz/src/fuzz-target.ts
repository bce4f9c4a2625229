import type { Arbitrary } from 'fast-check'

/** One thing that reads untrusted bytes, and what it promises whatever they are. */
export interface FuzzTarget<Input = unknown> {
  readonly name: string
  /** What must hold for every input, in one line. */
  readonly promise: string
  /** How many inputs a full campaign tries. */
  readonly runs: number
  /** Inputs are plain JSON, so that one which breaks a promise can be kept in the corpus. Bytes are text of one character a byte. */
  readonly inputs: Arbitrary<Input>
  /** Inputs that are always tried, from outside. */
  readonly known?: readonly Input[] | undefined
  open(): Promise<OpenTarget<Input>>
}

/** A target that is ready, with its servers running. */
export interface OpenTarget<Input = unknown> {
  /** Throws {@link BrokenPromise} for an input that breaks the promise. Whatever else it throws counts as broken, too. */
  check(input: Input): Promise<void> | void
  close?(): Promise<void>
}

/** What a target promises does not hold for this input. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise'
}

/** Ends a check with what does not hold. */
export function mustHold(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new BrokenPromise(otherwise)
}

/** Keeps the input's type inside the target, and hides it from the list of all targets. */
export function defineTarget<Input>(target: FuzzTarget<Input>): FuzzTarget {
  // The inputs that go into `check` come from `inputs`, or from the target's own corpus.
  return target as FuzzTarget
}
