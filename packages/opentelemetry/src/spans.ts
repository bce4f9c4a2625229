import {
  type Context,
  context,
  createContextKey,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import type { SnapEndpoint, SnapEvent } from '@snap-sdk/core'
import { compact, type EndedEvent, endedAttributes } from './attributes.ts'

/** Where a call's own span lies in its context, beneath those that its handler makes. */
const CALL_SPAN: symbol = createContextKey('snap-sdk call')

/** The spans of one snap's calls. */
export interface Spans {
  /** Runs one call in a span of its own. What the handler makes lies beneath it. */
  around<T>(method: string, run: () => Promise<T>): Promise<T>
  /** Writes an event into the span of the call in which it happens. Without a context manager there is none to be found. */
  describe(event: SnapEvent): void
}

/** @param routes Each endpoint's path, for `http.route`. */
export function createSpans(tracer: Tracer, routes: () => readonly SnapEndpoint[]): Spans {
  let paths: ReadonlyMap<string, string> | undefined
  function pathOf({ gateway, service }: EndedEvent): string | undefined {
    paths ??= new Map(routes().map((route) => [`${route.gateway}/${route.service}`, route.path]))
    return paths.get(`${gateway}/${service}`)
  }

  return {
    async around(method, run) {
      const outer = context.active()
      // Under the span of an HTTP server it is a part of that; else it is the entry itself.
      const kind = trace.getSpan(outer) === undefined ? SpanKind.SERVER : SpanKind.INTERNAL
      const span = tracer.startSpan('snap', { kind, attributes: { 'http.request.method': method } }, outer)
      try {
        return await context.with(withSpan(outer, span), run)
      } finally {
        span.end()
      }
    },
    describe(event) {
      const span = context.active().getValue(CALL_SPAN) as Span | undefined // set by `around`, and by nobody else
      if (span === undefined || !span.isRecording()) return
      if (event.type === 'warning') span.addEvent('snap.warning', { 'snap.warning': event.code })
      else describeEnd(span, event, pathOf(event))
    },
  }
}

function withSpan(outer: Context, span: Span): Context {
  return trace.setSpan(outer, span).setValue(CALL_SPAN, span)
}

/**
 * Names what was asked, who asked, and how it ended. An error's text may hold what it was about: only its name goes out.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
function describeEnd(span: Span, event: EndedEvent, path: string | undefined): void {
  if (event.gateway !== undefined && event.service !== undefined) span.updateName(`${event.gateway} ${event.service}`)
  span.setAttributes(endedAttributes(event))
  span.setAttributes(
    compact({
      'http.route': path,
      'client.address': event.remoteAddress,
      'snap.response_code': event.responseCode,
      'snap.client_id': event.clientId,
      'snap.external_id': event.externalId,
      'snap.payment_id': event.paymentId,
    }),
  )
  if (event.type !== 'failed') return
  span.setAttribute('error.type', event.cause.code)
  if (event.error instanceof Error) span.addEvent('exception', { 'exception.type': event.error.name })
  span.setStatus({ code: SpanStatusCode.ERROR, message: event.cause.code })
}
