import type { SnapCapture } from './capture.ts'
import { SnapConfigurationError } from './configuration-error.ts'
import type { DuplicateStore } from './duplicates/duplicate-store.ts'
import type { SnapEvent } from './events.ts'
import type { FindPartner, Partner } from './partner.ts'
import type { Service } from './services/service.ts'

/** What a merchant configures. */
export interface SnapOptions {
  /** Who may call: a list, or a function that finds a partner by what a call says of itself. Prepared keys are cached, 1000 partners of a function at most. */
  readonly partners: readonly Partner[] | FindPartner
  readonly tokens: {
    /** At least 32 bytes each. The first signs, all verify. `undefined` is a SnapConfigurationError. */
    readonly secrets: readonly (string | undefined)[]
    /** Default 900, NICEPAY's 15 minutes. */
    readonly lifetimeSeconds?: number | undefined
  }
  /** The access-token service is always there; `[]` is valid. */
  readonly services: readonly Service[]
  /** What stands before `/v1.0/…`, a mount prefix included. Default `/api`. */
  readonly basePath?: string | undefined
  /**
   * What the gateway puts before `/v1.0/…` in the string to sign. Default: `basePath`. For proxies that strip a prefix, and gateways that
   * sign without one.
   */
  readonly signedBasePath?: string | undefined
  /** Default: `memoryDuplicateStore()`, for one process. */
  readonly duplicates?: DuplicateStore | undefined
  /** How long one step of the duplicate store may take. Default 2000. */
  readonly storeTimeoutMilliseconds?: number | undefined
  /** How far X-TIMESTAMP may be from the clock, in both directions. Default 300. */
  readonly timestampToleranceSeconds?: number | undefined
  /** For the whole call: body, store, handler. Then 504xx00, and the handler's signal aborts. Default 9000. */
  readonly deadlineMilliseconds?: number | undefined
  /** Default 65536. */
  readonly maxBodyBytes?: number | undefined
  /** Beyond it 429xx00. Counted after authentication; a handler that is past its deadline counts until it ends. Default: no limit. */
  readonly maxConcurrentHandlers?: number | undefined
  /** The time for timestamps, tokens and days. Default: the machine's. Limits and leases follow the machine's in any case. */
  readonly clock?: (() => Date) | undefined
  /** Told of each call, with the true cause of a refusal. Without it, all but accepted calls go to console.warn, a line each. */
  readonly onEvent?: ((event: SnapEvent) => void) | undefined
  /** For development only: the whole call as received, secrets included. */
  readonly onCapture?: ((capture: SnapCapture) => void) | undefined
}

/**
 * Checks that the parts which are code are code, and the lists lists: what TypeScript cannot, for what comes from JavaScript or a cast.
 *
 * @throws SnapConfigurationError `OPTION_INVALID` that names the option.
 */
export function checkParts({ services, clock, onEvent, onCapture, duplicates }: SnapOptions): void {
  const refuse = (option: string, what: string) => {
    throw new SnapConfigurationError('OPTION_INVALID', `${option} must be ${what}.`)
  }
  if (!Array.isArray(services)) refuse('services', 'an array of services; [] is valid')
  for (const [option, part] of Object.entries({ clock, onEvent, onCapture })) {
    if (part !== undefined && typeof part !== 'function') refuse(option, 'a function')
  }
  const steps = ['claim', 'renew', 'finish', 'release'] as const
  if (duplicates !== undefined && !steps.every((step) => typeof duplicates?.[step] === 'function')) {
    refuse(
      'duplicates',
      'a DuplicateStore: memoryDuplicateStore(), redisDuplicateStore(…) or postgresDuplicateStore(…)',
    )
  }
}

interface NumberRule {
  readonly fallback: number
  readonly minimum: number
  readonly maximum: number
}

const MAXIMUM_TIMER = 2_147_483_647

/** Every number option, checked, with its default. */
export interface SnapNumbers {
  readonly storeTimeoutMilliseconds: number
  readonly timestampToleranceSeconds: number
  readonly deadlineMilliseconds: number
  readonly maxBodyBytes: number
  readonly maxConcurrentHandlers: number
}

const NUMBERS: Readonly<Record<keyof SnapNumbers, NumberRule>> = {
  storeTimeoutMilliseconds: { fallback: 2_000, minimum: 1, maximum: MAXIMUM_TIMER },
  timestampToleranceSeconds: { fallback: 300, minimum: 0, maximum: 86_400 },
  deadlineMilliseconds: { fallback: 9_000, minimum: 1, maximum: MAXIMUM_TIMER },
  maxBodyBytes: { fallback: 65_536, minimum: 1, maximum: 1_073_741_824 },
  maxConcurrentHandlers: { fallback: Number.POSITIVE_INFINITY, minimum: 1, maximum: Number.POSITIVE_INFINITY },
}

/** @throws SnapConfigurationError `OPTION_INVALID` that names the option. */
export function readNumbers(options: SnapOptions): SnapNumbers {
  const read = (name: keyof SnapNumbers) => readNumber(name, options[name], NUMBERS[name])
  return {
    storeTimeoutMilliseconds: read('storeTimeoutMilliseconds'),
    timestampToleranceSeconds: read('timestampToleranceSeconds'),
    deadlineMilliseconds: read('deadlineMilliseconds'),
    maxBodyBytes: read('maxBodyBytes'),
    maxConcurrentHandlers: read('maxConcurrentHandlers'),
  }
}

/** @throws SnapConfigurationError `OPTION_INVALID`. */
export function readLifetime({ tokens }: SnapOptions): number {
  return readNumber('tokens.lifetimeSeconds', tokens.lifetimeSeconds, { fallback: 900, minimum: 1, maximum: 86_400 })
}

function readNumber(name: string, value: number | undefined, { fallback, minimum, maximum }: NumberRule): number {
  if (value === undefined) return fallback
  if ((Number.isSafeInteger(value) || value === Number.POSITIVE_INFINITY) && value >= minimum && value <= maximum)
    return value
  const range = Number.isFinite(maximum) ? `from ${minimum} to ${maximum}` : `of at least ${minimum}`
  throw new SnapConfigurationError('OPTION_INVALID', `${name} is ${value}; it must be a whole number ${range}.`)
}

/** @throws SnapConfigurationError `OPTION_INVALID`. */
export function readBasePath(name: string, value: string): string {
  if (typeof value === 'string' && /^(?:\/[^/?#\s]+)*$/.test(value)) return value
  throw new SnapConfigurationError(
    'OPTION_INVALID',
    `${name} is '${value}'; it must start with a slash and end without one, such as '/api', or be '' when nothing stands before /v1.0.`,
  )
}
