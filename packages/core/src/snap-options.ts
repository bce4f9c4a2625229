import type { SnapCapture } from './capture.ts'
import { checkOptionNames, type OptionNames } from './check-option-names.ts'
import { SnapConfigurationError } from './configuration-error.ts'
import type { DuplicateStore } from './duplicates/duplicate-store.ts'
import type { SnapEvent } from './events.ts'
import type { Gateway } from './gateways/contract.ts'
import { describe } from './services/describe.ts'

/** What a merchant configures: all gateways of an app, and what they share. */
export interface SnapOptions {
  /** What gateways' factories give: `mybank({ partners, handlers })`. */
  // biome-ignore lint/suspicious/noExplicitAny: a gateway of any services
  readonly gateways: readonly Gateway<any>[]
  /** Mandatory as soon as one gateway carries a token. Each gateway's tokens are signed under a key of its own, derived from these. */
  readonly tokens?:
    | {
        /** At least 32 bytes each. The first signs, all verify. `undefined` is a SnapConfigurationError. */
        readonly secrets: readonly (string | undefined)[]
        /** Default 900, the standard's 15 minutes. */
        readonly lifetimeSeconds?: number | undefined
      }
    | undefined
  /** Default: `memoryDuplicateStore()`, for one process. */
  readonly duplicates?: DuplicateStore | undefined
  /** How long one step of the duplicate store may take. Default 2000. */
  readonly storeTimeoutMilliseconds?: number | undefined
  /**
   * For how long a handler in a transaction (see `HandlerContext.transaction`) keeps its claim. Beyond it a retry may run the handler again, and
   * what the late one writes is rolled back. A handler without a transaction keeps its claim until it ends. Default 60000, at least 15000.
   */
  readonly transactionLimitMilliseconds?: number | undefined
  /** How far X-TIMESTAMP may be from the clock, in both directions. Default 300. */
  readonly timestampToleranceSeconds?: number | undefined
  /** Default 65536. */
  readonly maxBodyBytes?: number | undefined
  /** Beyond it 429xx00. Counted after authentication; a handler that is past its deadline counts until it ends. Default: no limit. */
  readonly maxConcurrentHandlers?: number | undefined
  /** The time for timestamps, tokens and days. Default: the machine's. Limits and leases follow the machine's in any case. */
  readonly clock?: (() => Date) | undefined
  /** Told of each call, with the true cause of a refusal. Without it, all but answered calls are a line of console.warn each. See docs/events.md. */
  readonly onEvent?: ((event: SnapEvent) => void) | undefined
  /** Without `onEvent`: whether answered calls, too, are a line each, of console.info. Default false. */
  readonly logAnswered?: boolean | undefined
  /** For development only: the whole call as received, secrets included. */
  readonly onCapture?: ((capture: SnapCapture) => void) | undefined
}

const OPTIONS: OptionNames<SnapOptions> = {
  gateways: true,
  tokens: true,
  duplicates: true,
  storeTimeoutMilliseconds: true,
  transactionLimitMilliseconds: true,
  timestampToleranceSeconds: true,
  maxBodyBytes: true,
  maxConcurrentHandlers: true,
  clock: true,
  onEvent: true,
  logAnswered: true,
  onCapture: true,
}

const TOKEN_OPTIONS: OptionNames<NonNullable<SnapOptions['tokens']>> = { secrets: true, lifetimeSeconds: true }

/** @throws SnapConfigurationError `OPTION_INVALID` for an option that does not exist. */
export function checkNames(options: SnapOptions): void {
  checkOptionNames('createSnap', options, OPTIONS)
  if (options.tokens !== undefined) checkOptionNames('createSnap: tokens', options.tokens, TOKEN_OPTIONS)
}

/**
 * Checks that the parts which are code are code, and the lists lists: what TypeScript cannot, for what comes from JavaScript or a cast.
 *
 * @throws SnapConfigurationError `OPTION_INVALID` that names the option.
 */
export function checkParts(given: SnapOptions): void {
  const { gateways, onEvent, duplicates, logAnswered } = given
  const refuse = (option: keyof SnapOptions, what: string) => {
    throw new SnapConfigurationError('OPTION_INVALID', `${option} must be ${what}; ${describe(given[option])} came.`)
  }
  if (!Array.isArray(gateways) || gateways.length === 0)
    refuse('gateways', 'an array of at least one gateway: [mybank({ partners, handlers })]')
  for (const option of ['clock', 'onEvent', 'onCapture'] as const) {
    if (given[option] !== undefined && typeof given[option] !== 'function') refuse(option, 'a function')
  }
  if (logAnswered !== undefined && typeof logAnswered !== 'boolean') refuse('logAnswered', 'true or false')
  if (logAnswered === true && onEvent !== undefined)
    refuse(
      'logAnswered',
      'left out where there is an onEvent: that one is told of answered calls, and there is no other log',
    )
  const steps = ['claim', 'renew', 'finish', 'release', 'isRunning'] as const
  if (duplicates !== undefined && !steps.every((step) => typeof duplicates?.[step] === 'function')) {
    refuse(
      'duplicates',
      'a DuplicateStore: memoryDuplicateStore(), redisDuplicateStore(…), postgresDuplicateStore(…) or mysqlDuplicateStore(…)',
    )
  }
}

interface LimitRule {
  readonly fallback: number
  readonly minimum: number
  readonly maximum: number
}

const MAXIMUM_TIMER = 2_147_483_647

/** Every number option, checked, with its default. */
export interface Limits {
  readonly storeTimeoutMilliseconds: number
  readonly transactionLimitMilliseconds: number
  readonly timestampToleranceSeconds: number
  readonly maxBodyBytes: number
  readonly maxConcurrentHandlers: number
}

const LIMITS: Readonly<Record<keyof Limits, LimitRule>> = {
  storeTimeoutMilliseconds: { fallback: 2_000, minimum: 1, maximum: MAXIMUM_TIMER },
  transactionLimitMilliseconds: { fallback: 60_000, minimum: 15_000, maximum: MAXIMUM_TIMER },
  timestampToleranceSeconds: { fallback: 300, minimum: 0, maximum: 86_400 },
  maxBodyBytes: { fallback: 65_536, minimum: 1, maximum: 1_073_741_824 },
  maxConcurrentHandlers: { fallback: Number.POSITIVE_INFINITY, minimum: 1, maximum: Number.POSITIVE_INFINITY },
}

/** @throws SnapConfigurationError `OPTION_INVALID` that names the option. */
export function readLimits(options: SnapOptions): Limits {
  const read = (name: keyof Limits) => readNumber(name, options[name], LIMITS[name])
  return {
    storeTimeoutMilliseconds: read('storeTimeoutMilliseconds'),
    transactionLimitMilliseconds: read('transactionLimitMilliseconds'),
    timestampToleranceSeconds: read('timestampToleranceSeconds'),
    maxBodyBytes: read('maxBodyBytes'),
    maxConcurrentHandlers: read('maxConcurrentHandlers'),
  }
}

/** @throws SnapConfigurationError `OPTION_INVALID`. */
export function readLifetime({ tokens }: SnapOptions): number {
  return readNumber('tokens.lifetimeSeconds', tokens?.lifetimeSeconds, { fallback: 900, minimum: 1, maximum: 86_400 })
}

function readNumber(name: string, value: number | undefined, { fallback, minimum, maximum }: LimitRule): number {
  if (value === undefined) return fallback
  if ((Number.isSafeInteger(value) || value === Number.POSITIVE_INFINITY) && value >= minimum && value <= maximum)
    return value
  const range = Number.isFinite(maximum) ? `from ${minimum} to ${maximum}` : `of at least ${minimum}`
  throw new SnapConfigurationError('OPTION_INVALID', `${name} is ${String(value)}; it must be a whole number ${range}.`)
}
