import type { OtherMeaning } from '@snap-sdk/core'

/** A notice that was not `paid`. */
export interface Noted {
  readonly service: string
  readonly meaning: OtherMeaning
  readonly request: unknown
}

/** A handler that takes everything, and an `otherStatus` that notes it. */
export function collect(): {
  readonly taken: unknown[]
  readonly noted: Noted[]
  readonly take: (request: unknown) => Record<string, never>
  readonly otherStatus: (notice: Noted) => void
} {
  const taken: unknown[] = []
  const noted: Noted[] = []
  return {
    taken,
    noted,
    take(request) {
      taken.push(request)
      return {}
    },
    otherStatus({ service, meaning, request }) {
      noted.push({ service, meaning, request })
    },
  }
}
