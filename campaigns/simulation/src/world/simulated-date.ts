/** A `Date` of its own, whose present is what `now` says. */
export function simulateDate(now: () => number): DateConstructor {
  return class SimulatedDate extends Date {
    constructor(...values: [] | [number | string | Date]) {
      // The other forms of the constructor, with year and month apart, are the machine's own.
      if (values.length === 0) super(now())
      else super(...values)
    }
    static override now(): number {
      return now()
    }
  } as DateConstructor
}
