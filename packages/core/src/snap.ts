import { createActivity } from './activity.ts'
import { checkTokenSecrets, createAccessTokens } from './authenticate/access-token.ts'
import { createPartnerDirectory } from './authenticate/partner-directory.ts'
import { openCall } from './call.ts'
import { captureCalls } from './capture.ts'
import { SnapConfigurationError } from './configuration-error.ts'
import { memoryDuplicateStore } from './duplicates/memory-duplicate-store.ts'
import { createReporter, type ReportEvent, type ReportWarning } from './events.ts'
import { handleCall, type Wiring } from './handle-call.ts'
import { fromWebRequest, toWebResponse } from './http/fetch-bridge.ts'
import type { SnapRequest, SnapResponse } from './http/snap-request.ts'
import { refusalCode } from './response/refusals.ts'
import { writeBody, writeResponse } from './response/write.ts'
import { findService } from './route.ts'
import { accessTokenService } from './services/access-token-service.ts'
import type { Service } from './services/service.ts'
import { SIGNATURE_SCHEMES } from './signature-scheme.ts'
import { checkParts, readBasePath, readLifetime, readNumbers, type SnapOptions } from './snap-options.ts'

/** The merchant's side of SNAP. An adapter serves it; a test may call it directly. */
export interface Snap {
  /**
   * Imports the keys, which otherwise happens on the first call. Worth awaiting before listening.
   *
   * @throws SnapConfigurationError when the platform refuses a key.
   */
  ready(): Promise<void>
  /** Answers a call. Never rejects. */
  handle(request: SnapRequest): Promise<SnapResponse>
  /** Answers a web-standard request. Never rejects. It does not know the caller's address: `allowedAddresses` then refuses. */
  fetch(request: Request): Promise<Response>
  /** Whether a request target, as received, is one of the endpoints. Everything else is for the rest of the application. */
  matches(target: string): boolean
  /** Refuses new calls with HTTP 503 from now on, and resolves when what is running has ended. Handlers are not aborted. */
  close(): Promise<void>
  readonly endpoints: readonly SnapEndpoint[]
}

export interface SnapEndpoint {
  readonly method: string
  /** The full path, with `basePath`. */
  readonly path: string
  /** The service's name. */
  readonly service: string
}

/**
 * Wires partners, tokens and services into one {@link Snap}. Checks every option at once; keys are imported on first use.
 *
 * @throws SnapConfigurationError with a literal `code`; its message names the option and the fix.
 * @example
 * const snap = createSnap({
 *   partners: [{ clientId: 'IONPAYTEST', publicKeys: process.env.NICEPAY_PUBLIC_KEY }],
 *   tokens: { secrets: [process.env.SNAP_TOKEN_SECRET] },
 *   services: [],
 * })
 */
export function createSnap(options: SnapOptions): Snap {
  checkParts(options)
  const { clock = () => new Date(), duplicates = memoryDuplicateStore(), onCapture } = options
  const numbers = readNumbers(options)
  const basePath = readBasePath('basePath', options.basePath ?? '/api')
  const signedBasePath = readBasePath('signedBasePath', options.signedBasePath ?? basePath)
  const secrets = options.tokens?.secrets
  checkTokenSecrets(secrets)
  const lifetimeSeconds = readLifetime(options)

  const report = createReporter(options.onEvent)
  const warn: ReportWarning = (code, message) => report({ type: 'warning', code, message })
  const tokens = createAccessTokens(secrets)
  const issue = (clientId: string) => tokens.issue({ clientId, now: clock(), lifetimeSeconds })
  const services = mapServices([accessTokenService({ lifetimeSeconds, issue }), ...options.services], basePath)
  const needsSecrets = options.services.some(({ signature }) => SIGNATURE_SCHEMES[signature].key === 'clientSecret')
  const uncoveredServices = options.services
    .filter(({ signature }) => signature === 'access-token')
    .map(({ name }) => name)
  const partners = createPartnerDirectory(options.partners, { needsSecrets, uncoveredServices, warn })

  const activity = createActivity()
  const wiring: Wiring = {
    services,
    signedBasePath,
    partners,
    tokens,
    store: duplicates,
    numbers,
    clock,
    report,
    activity,
  }
  let closed = false

  const answer = (request: SnapRequest) =>
    closed ? Promise.resolve(refuseClosed(wiring, request)) : handleCall(wiring, request)
  const capture =
    onCapture === undefined ? answer : captureCalls(answer, { onCapture, basePath, signedBasePath, clock, ...numbers })
  async function handle(request: SnapRequest): Promise<SnapResponse> {
    try {
      return await activity.track(capture(request))
    } catch (error) {
      return answerUnforeseen(report, error)
    }
  }

  return {
    async ready() {
      await Promise.all([partners.ready(), tokens.ready()])
    },
    handle,
    fetch: async (request) => toWebResponse(await handle(fromWebRequest(request))),
    matches: (target) => findService(services, target).ok,
    async close() {
      closed = true
      await activity.idle()
    },
    endpoints: [...services].map(([path, { name, method }]) => ({ method, path, service: name })),
  }
}

function mapServices(services: readonly Service[], basePath: string): ReadonlyMap<string, Service> {
  const byPath = new Map<string, Service>()
  for (const service of services) {
    if (typeof service?.run !== 'function' || !Object.hasOwn(SIGNATURE_SCHEMES, service.signature)) {
      throw new SnapConfigurationError(
        'SERVICE_INVALID',
        'services holds something that is no service. Give the defined service its handler: nico.inquiry(async (request) => …).',
      )
    }
    const path = basePath + service.path
    const other = byPath.get(path)
    if (other !== undefined) {
      throw new SnapConfigurationError(
        'SERVICE_INVALID',
        `services ${other.name} and ${service.name} have the same path ${path}. Leave one out.`,
      )
    }
    if ([...byPath.values()].some(({ name }) => name === service.name)) {
      throw new SnapConfigurationError(
        'SERVICE_INVALID',
        `two services have the name ${service.name}. Duplicates are counted per name: give each its own.`,
      )
    }
    byPath.set(path, service)
  }
  return byPath
}

function refuseClosed({ services, clock, numbers, report }: Wiring, request: SnapRequest): SnapResponse {
  const call = openCall(request, { now: clock(), report, ...numbers })
  const service = findService(services, request.target)
  if (service.ok) call.learn({ service: service.value })
  call.deadline.clear()
  return call.refuse({ code: 'SNAP_CLOSED', message: 'this server is about to stop' })
}

/** The last resort: a clock that throws, a request that cannot even be looked at. */
function answerUnforeseen(report: ReportEvent, error: unknown): SnapResponse {
  const cause = { code: 'INTERNAL_ERROR', message: 'an unexpected error' } as const
  const code = refusalCode(cause, { serviceCode: '00' })
  const { httpStatus, responseCode } = code
  report({ type: 'failed', httpStatus, responseCode, durationMilliseconds: 0, cause, error })
  return writeResponse(writeBody(code), { now: new Date(), close: true })
}
