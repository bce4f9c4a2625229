import { metrics as globalMetrics, type MeterProvider, type TracerProvider, trace } from '@opentelemetry/api'
import { createSnap, logEvent, type Snap, type SnapEvent, type SnapOptions } from '@snap-sdk/core'
import { createMetrics } from './metrics.ts'
import { observeHandlers } from './observe-handlers.ts'
import { createSpans } from './spans.ts'

/** Where traces and metrics go. */
export interface ObservedSnapOptions {
  /** Default: the one that the app's SDK has registered. */
  readonly tracerProvider?: TracerProvider | undefined
  /** Default: the one that the app's SDK has registered. */
  readonly meterProvider?: MeterProvider | undefined
}

const SCOPE = '@snap-sdk/opentelemetry'

/**
 * `createSnap`, with a span for each call and metrics of all of them.
 *
 * A call's span is named `gateway service`, lies beneath the HTTP server's span where there is one, and above whatever the handler makes.
 * It carries the outcome, the response code and the call's identity, and never a body, a key, a token, a signature or an error's text.
 * Metrics: `snap.calls`, `snap.call.duration`, `snap.duplicates`, `snap.refusals`, `snap.failures`, `snap.handler.duration`,
 * `snap.handlers.running`, `snap.handlers.late`, `snap.store.duration`, `snap.warnings`, each by gateway and service.
 *
 * It starts no SDK and exports nothing: without one registered, calls are answered and nothing is recorded. It does not take over a trace
 * from the gateway's headers: nobody has proven who wrote them.
 *
 * @throws SnapConfigurationError as `createSnap` does.
 * @example
 * const snap = createObservedSnap({ gateways: [shop], tokens: { secrets: [process.env.SNAP_TOKEN_SECRET] } })
 */
export function createObservedSnap(
  options: SnapOptions,
  { tracerProvider = trace, meterProvider = globalMetrics }: ObservedSnapOptions = {},
): Snap {
  const meter = meterProvider.getMeter(SCOPE)
  const record = createMetrics(meter)
  const spans = createSpans(tracerProvider.getTracer(SCOPE), () => snap.endpoints)
  const { onEvent = asWithoutListener(options), ...others } = options
  const snap = createSnap({
    ...others,
    logAnswered: options.onEvent === undefined ? undefined : options.logAnswered,
    onEvent(event) {
      record(event)
      spans.describe(event)
      return onEvent(event)
    },
  })
  const endObserving = observeHandlers(snap, meter)
  return {
    ...snap,
    handle: (request) => spans.around(request.method, () => snap.handle(request)),
    fetch: (request, info) => spans.around(request.method, () => snap.fetch(request, info)),
    async close() {
      await snap.close()
      endObserving()
    },
  }
}

/** Logs as core does where there is no `onEvent`. */
function asWithoutListener({ logAnswered = false }: SnapOptions): (event: SnapEvent) => void {
  return (event) => {
    if (logAnswered || event.type !== 'answered') logEvent(event)
  }
}
