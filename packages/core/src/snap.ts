import { captureCalls } from './capture.ts'
import { describeSnap } from './describe-snap.ts'
import { watchStore } from './duplicates/watch-store.ts'
import { findBasePaths } from './find-base-paths.ts'
import type { GatewayEndpoint } from './gateways/contract.ts'
import { hasRoute } from './gateways/routes.ts'
import { handleCall } from './handle-call.ts'
import { type FetchInfo, fromWebRequest, toWebResponse } from './http/fetch-bridge.ts'
import type { SnapRequest, SnapResponse } from './http/snap-request.ts'
import { refuseClosed } from './open-routed.ts'
import type { OpenApiDocument, OpenApiOptions } from './openapi/describe-endpoints.ts'
import type { RunningCall } from './running-calls.ts'
import type { SnapOptions } from './snap-options.ts'
import { wire } from './wiring.ts'

/** The merchant's side of SNAP. An adapter serves it; a test may call it directly. */
export interface Snap {
  /**
   * Prepares the keys, which otherwise happens on the first call. Worth awaiting before listening.
   *
   * @throws SnapConfigurationError when the platform refuses a key.
   */
  ready(): Promise<void>
  /** Answers a call. Never rejects. */
  handle(request: SnapRequest): Promise<SnapResponse>
  /** Answers a web-standard request. Never rejects. Without `remoteAddress`, `allowedAddresses` refuses. */
  fetch(request: Request, info?: FetchInfo): Promise<Response>
  /** Whether a request target, as received, is one of the endpoints. Everything else is for the rest of the application. */
  matches(target: string): boolean
  /** Refuses new calls with HTTP 503 from now on, and resolves when what is running has ended. Handlers are not aborted. */
  close(): Promise<void>
  /**
   * The calls whose handlers run now, the one that has run longest first: for a page of the operator's. A handler that never ends is here, and
   * holds its claim. Without a secret, token or body.
   */
  running(): readonly RunningCall[]
  readonly endpoints: readonly SnapEndpoint[]
  /**
   * The endpoints as a document of OpenAPI 3.1: who stands where, with which headers and signature, the bodies' schemas from the tables that
   * check them, samples that they take, and each answer with its code. It holds nothing of a partner: no ID, key or secret.
   *
   * It is made anew on each call, and costs nothing until then. A body that is refused by its schemas may still be one that is taken: see
   * docs/reference/openapi.md. Do not put a validator that is made of it before the endpoints.
   *
   * @throws SnapConfigurationError `OPTION_INVALID` for an option that does not exist; `OPENAPI_LEFT_OUT` in a bundle for the edge.
   * @example
   * app.get('/openapi.json', (_request, response) => void response.json(snap.openapi({ info: { title: 'My shop' } })))
   */
  openapi(options?: OpenApiOptions): OpenApiDocument
}

/** One endpoint of one gateway. */
export interface SnapEndpoint extends GatewayEndpoint {
  /** The gateway's name. */
  readonly gateway: string
}

/**
 * Wires gateways, and what they share, into one {@link Snap}. Checks every option at once; keys are imported on first use.
 *
 * @throws SnapConfigurationError with a literal `code`; its message names the option and the fix.
 * @example
 * const snap = createSnap({
 *   gateways: [
 *     mybank({
 *       partners: [{ clientId, publicKeys, clientSecrets }],
 *       handlers: { vaPayment: takePayment },
 *     }),
 *   ],
 *   tokens: { secrets: [process.env.SNAP_TOKEN_SECRET] },
 * })
 */
export function createSnap(options: SnapOptions): Snap {
  const wiring = wire(options)
  const { routes, noteMiss, inFlight, clock, store, report, running } = wiring
  let closed = false

  const answer = (request: SnapRequest) =>
    closed ? Promise.resolve(refuseClosed(wiring, request)) : handleCall(wiring, request)
  const { onCapture } = options
  const { maxBodyBytes } = wiring.limits
  const capture =
    onCapture &&
    captureCalls(answer, {
      onCapture,
      findBasePaths: (target) => findBasePaths(routes, target),
      clock,
      maxBodyBytes,
    })
  const handle = capture === undefined ? answer : (request: SnapRequest) => inFlight.run(() => capture(request))
  const endWatch = watchStore(store, (code, message, error) =>
    report({ type: 'warning', code, message, ...(error === undefined ? {} : { error }) }),
  )

  return {
    ready: wiring.ready,
    handle,
    fetch: async (request, info) => toWebResponse(await handle(fromWebRequest(request, info))),
    matches(target) {
      const isOurs = hasRoute(routes, target)
      if (!isOurs) noteMiss(target)
      return isOurs
    },
    async close() {
      closed = true
      endWatch()
      await inFlight.idle()
    },
    running: running.list,
    openapi: (options) => describeSnap(wiring, options),
    endpoints: [...routes.values()]
      .flat()
      .map(({ endpoint: { names, method, path, service } }) => ({ gateway: names[0], method, path, service })),
  }
}
