import { type AccessTokens, createAccessTokens } from './authenticate/access-token.ts'
import { createPartners, type Partners } from './authenticate/partners.ts'
import type { PartnerNeeds } from './authenticate/prepare-partner.ts'
import { SCHEMES, type SignatureScheme } from './authenticate/schemes.ts'
import { checkTokenSecrets } from './authenticate/token-secrets.ts'
import { coversBody } from './authenticate/verify-call.ts'
import { SnapConfigurationError } from './configuration-error.ts'
import type { DuplicateStore } from './duplicates/duplicate-store.ts'
import { memoryDuplicateStore } from './duplicates/memory-duplicate-store.ts'
import { createWaiters, type Waiters } from './duplicates/waiters.ts'
import type { Endpoint } from './gateways/endpoint.ts'
import { type GatewayInside, readInside } from './gateways/gateway-inside.ts'
import { mapRoutes, type Route, type Routes } from './gateways/routes.ts'
import { tokenEndpoint } from './gateways/token-service.ts'
import { createInFlight, type InFlight } from './in-flight.ts'
import { createReporter, type Reporter } from './reporter.ts'
import { createRunningCalls, type RunningCalls } from './running-calls.ts'
import { checkNames, checkParts, type Limits, readLifetime, readLimits, type SnapOptions } from './snap-options.ts'
import { createTicker, type Ticker } from './ticker.ts'
import type { ReportWarning } from './warnings.ts'
import { type NoteMiss, watchBasePaths } from './watch-base-paths.ts'

/** Everything that a call needs, prepared once by `createSnap`. */
export interface Wiring extends Reporter {
  readonly routes: Routes
  /** Told of each target that no endpoint has. */
  readonly noteMiss: NoteMiss
  readonly store: DuplicateStore
  readonly waiters: Waiters
  readonly limits: Limits
  readonly clock: () => Date
  readonly inFlight: InFlight
  /** Renews the leases of all calls, and tells of handlers that run for long. */
  readonly ticker: Ticker
  readonly running: RunningCalls
  /** Prepares the keys, which otherwise happens on the first call. */
  ready(): Promise<void>
}

const TICK_MILLISECONDS = 1_000

/** @throws SnapConfigurationError with a literal `code`; its message names the option and the fix. */
export function wire(options: SnapOptions): Wiring {
  checkNames(options)
  checkParts(options)
  const { clock = () => new Date(), duplicates = memoryDuplicateStore() } = options
  const limits = readLimits(options)
  const lifetimeSeconds = readLifetime(options)
  const reporter = createReporter(options.onEvent, options)
  const { report } = reporter
  const gateways = options.gateways.map(readInside)
  checkGatewayNames(gateways)

  const wired = gateways.map((gateway) => {
    const tokens = gateway.token === undefined ? undefined : createGatewayTokens(options, gateway)
    const warn: ReportWarning = (code, message) => report({ type: 'warning', code, message, gateway: gateway.names[0] })
    const endpoints = [...gateway.endpoints]
    if (gateway.token !== undefined && tokens !== undefined) {
      const issue = (clientId: string) => tokens.issue({ clientId, now: clock(), lifetimeSeconds })
      endpoints.unshift(tokenEndpoint(gateway.names, gateway.token, { lifetimeSeconds, issue }))
    }
    const partners = createPartners(
      gateway.partners,
      `${gateway.names[0]}: partners`,
      needsOf(gateway, endpoints, warn),
    )
    warnOfNotices(gateway, warn)
    return { partners, routes: endpoints.map((endpoint) => toRoute(endpoint, partners, tokens)) }
  })
  const ticker = createTicker(TICK_MILLISECONDS)
  const routes = mapRoutes(wired.flatMap(({ routes }) => routes))
  return {
    routes,
    noteMiss: watchBasePaths(routes, report),
    store: duplicates,
    waiters: createWaiters(),
    limits,
    clock,
    ...reporter,
    inFlight: createInFlight(),
    ticker,
    running: createRunningCalls(ticker),
    async ready() {
      await Promise.all(wired.map(({ partners }) => partners.ready()))
    },
  }
}

function toRoute(endpoint: Endpoint, partners: Partners, tokens: AccessTokens | undefined): Route {
  const { caller, callerForm } = endpoint.speech
  const allowed = partners.of(endpoint.service, caller)
  for (const id of allowed.ids ?? []) {
    if (callerForm.test(id)) continue
    throw new SnapConfigurationError(
      'PARTNER_INVALID',
      `${endpoint.names[0]}: the partner '${id}' could never call ${endpoint.service}: its ${caller} must have the form ${callerForm.source}.`,
    )
  }
  return {
    endpoint,
    partners: allowed,
    tokens: endpoint.speech.carriesToken ? tokens : undefined,
  }
}

function createGatewayTokens({ tokens }: SnapOptions, { names: [name, ...formerNames] }: GatewayInside): AccessTokens {
  const secrets = tokens?.secrets
  if (secrets === undefined) {
    throw new SnapConfigurationError(
      'TOKEN_SECRET_INVALID',
      `tokens.secrets is missing, and ${name} asks for a token. Pass tokens: { secrets: [process.env.SNAP_TOKEN_SECRET] }. To make one: openssl rand -base64 32`,
    )
  }
  checkTokenSecrets(secrets)
  return createAccessTokens({ secrets, names: [name, ...formerNames] })
}

function needsOf({ token }: GatewayInside, endpoints: readonly Endpoint[], warn: ReportWarning): PartnerNeeds {
  const verifiedWith = (key: SignatureScheme['key']) =>
    endpoints.filter(({ speech }) => SCHEMES[speech.signature].key === key).map(({ service }) => service)
  return {
    publicKeyFor: verifiedWith('publicKey'),
    clientSecretFor: verifiedWith('clientSecret'),
    uncovered: endpoints
      .filter(({ service, speech }) => service !== 'token' && !coversBody(speech.signature))
      .map(({ service }) => service),
    tokenLength: token?.maxLength,
    warn,
  }
}

/** A contract that takes payments of a service which can undo them, and says nothing of that. */
function warnOfNotices({ endpoints, hasOtherStatus }: GatewayInside, warn: ReportWarning): void {
  const services = endpoints.filter(({ reportsOther }) => reportsOther).map(({ service }) => service)
  if (hasOtherStatus || services.length === 0) return
  warn(
    'OTHER_STATUS_MISSING',
    `${services.join(', ')} can report that money is refunded, cancelled or reversed, and the contract has no otherStatus: such a notice is then answered 500xx00. Give it one.`,
  )
}

/** Names are identity: duplicates and tokens are under them. */
function checkGatewayNames(gateways: readonly GatewayInside[]): void {
  const taken = new Set<string>()
  for (const { names } of gateways) {
    for (const name of names) {
      if (taken.has(name)) {
        throw new SnapConfigurationError(
          'GATEWAY_INVALID',
          `two gateways have the name '${name}', now or formerly. Duplicates and tokens are under it: give each contract a name of its own ({ name: '${name}-2' }).`,
        )
      }
      taken.add(name)
    }
  }
}
