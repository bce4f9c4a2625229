import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import * as conventions from '@opentelemetry/semantic-conventions'
import type { SnapEvent } from '@snap-sdk/core'
import { createObservedSnap } from '@snap-sdk/opentelemetry'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openShop, type ShopOptions } from './observed-shop.ts'

class OnDemandReader extends MetricReader {
  protected async onForceFlush() {}
  protected async onShutdown() {}
}

const exporter = new InMemorySpanExporter()
const tracerProvider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
const tracer = tracerProvider.getTracer('the app')

beforeAll(() => tracerProvider.register())
afterAll(() => tracerProvider.shutdown())
beforeEach(() => exporter.reset())

/** A shop of a meter of its own, and what Prometheus would read from it. */
function observedShop(options: ShopOptions = {}) {
  const reader = new OnDemandReader()
  const meterProvider = new MeterProvider({ readers: [reader] })
  const shop = openShop({ onEvent: () => {}, ...options, create: (of) => createObservedSnap(of, { meterProvider }) })
  async function readMetrics(): Promise<readonly string[]> {
    const { resourceMetrics } = await reader.collect()
    const text = new PrometheusSerializer().serialize(resourceMetrics)
    return text.split('\n').filter((line) => line.startsWith('snap_'))
  }
  return { ...shop, readMetrics }
}

const spanOf = () => exporter.getFinishedSpans().at(-1)

describe('a span', () => {
  it('names gateway and service, and carries what the call was, and how it ended', async () => {
    const { call, clientId } = observedShop()
    await call('p-1', { externalId: '4711' })
    expect(spanOf()).toMatchObject({
      name: 'mybank pay',
      kind: SpanKind.SERVER,
      status: { code: SpanStatusCode.UNSET },
      attributes: {
        'snap.gateway': 'mybank',
        'snap.service': 'pay',
        'snap.event': 'answered',
        'snap.outcome': 'successful',
        'snap.response_code': '2009800',
        'snap.client_id': clientId,
        'snap.external_id': '4711',
        'snap.payment_id': expect.stringMatching(/^.{43}$/),
        [conventions.ATTR_HTTP_REQUEST_METHOD]: 'POST',
        [conventions.ATTR_HTTP_ROUTE]: '/api/v1.0/shop/pay',
        [conventions.ATTR_HTTP_RESPONSE_STATUS_CODE]: 200,
      },
    })
  })

  it("lies beneath the server's span, and above what the handler makes", async () => {
    const { call } = observedShop({
      takePayment: async () => {
        await new Promise((resolve) => setTimeout(resolve, 1))
        tracer.startSpan('INSERT').end()
      },
    })
    const server = tracer.startSpan('POST')
    await context.with(trace.setSpan(context.active(), server), () => call('p-2'))
    const [insert, snap] = exporter.getFinishedSpans()
    expect(snap).toMatchObject({ name: 'mybank pay', kind: SpanKind.INTERNAL })
    expect(snap?.parentSpanContext?.spanId).toBe(server.spanContext().spanId)
    expect(insert?.parentSpanContext?.spanId).toBe(snap?.spanContext().spanId)
  })

  it('of calls at once is told each its own', async () => {
    const { call } = observedShop({ takePayment: () => new Promise((resolve) => setTimeout(resolve, 5)) })
    const ids = Array.from({ length: 20 }, (_, index) => `${5000 + index}`)
    await Promise.all(ids.map((id) => call(`at-once-${id}`, { externalId: id })))
    expect(
      exporter
        .getFinishedSpans()
        .map(({ attributes }) => attributes['snap.external_id'])
        .sort(),
    ).toEqual(ids)
  })

  it('of a refusal names its cause, and is no error of ours', async () => {
    const { call } = observedShop()
    await call('p-3', { timestamp: '2020-01-01T00:00:00+07:00' })
    expect(spanOf()).toMatchObject({
      status: { code: SpanStatusCode.UNSET },
      attributes: {
        'snap.event': 'refused',
        'snap.outcome': 'TIMESTAMP_OUT_OF_RANGE',
        'http.response.status_code': 401,
      },
    })
    expect(spanOf()?.attributes).not.toHaveProperty(conventions.ATTR_ERROR_TYPE)
  })

  it("of a failure is an error, with the thrown error's name and not its text", async () => {
    const { call } = observedShop({
      takePayment: async () => {
        throw new RangeError('postgres://shop:the-password@db/shop')
      },
    })
    await call('p-4')
    expect(spanOf()).toMatchObject({
      status: { code: SpanStatusCode.ERROR, message: 'HANDLER_THREW' },
      attributes: { [conventions.ATTR_ERROR_TYPE]: 'HANDLER_THREW' },
      events: [{ name: 'exception', attributes: { [conventions.ATTR_EXCEPTION_TYPE]: 'RangeError' } }],
    })
    expect(
      JSON.stringify(exporter.getFinishedSpans().map(({ attributes, events, status }) => [attributes, events, status])),
    ).not.toContain('the-password')
  })

  it('does not follow a trace that the caller names', async () => {
    const { call } = observedShop()
    await call('p-5', { headers: { traceparent: '00-11111111111111111111111111111111-2222222222222222-01' } })
    expect(spanOf()?.parentSpanContext).toBeUndefined()
    expect(spanOf()?.spanContext().traceId).not.toBe('11111111111111111111111111111111')
  })
})

describe('metrics', () => {
  it('count calls by gateway, service and outcome, duplicates by what they got, refusals and failures by cause', async () => {
    const { call, readMetrics } = observedShop({
      takePayment: async ({ id }) => {
        if (id === 'broken') throw new Error('broken')
      },
    })
    await call('m-1')
    await call('m-1')
    await call('unknown')
    await call('broken')
    await call('m-2', { timestamp: '2020-01-01T00:00:00+07:00' })
    const lines = await readMetrics()
    const of = 'snap_gateway="mybank",snap_service="pay"'
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          `snap_calls_total{${of},snap_event="answered",snap_outcome="successful",http_response_status_code="200".*} 1`,
        ),
        expect.stringMatching(
          `snap_calls_total{${of},snap_event="answered",snap_outcome="replay",http_response_status_code="200".*} 1`,
        ),
        expect.stringMatching(
          `snap_calls_total{${of},snap_event="answered",snap_outcome="invalidBill",http_response_status_code="404".*} 1`,
        ),
        expect.stringMatching(
          `snap_calls_total{${of},snap_event="failed",snap_outcome="HANDLER_THREW",http_response_status_code="500".*} 1`,
        ),
        expect.stringMatching(`snap_duplicates_total{${of},snap_duplicate="replay".*} 1`),
        expect.stringMatching(`snap_refusals_total{${of},snap_cause="TIMESTAMP_OUT_OF_RANGE".*} 1`),
        expect.stringMatching(`snap_failures_total{${of},snap_cause="HANDLER_THREW".*} 1`),
        expect.stringMatching(`snap_store_duration_count{${of}.*} 4`),
        expect.stringMatching(`snap_handler_duration_count{${of}.*} 3`),
      ]),
    )
  })

  it('tell how many handlers run now, and which ended late', async () => {
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const { call, readMetrics, snap } = observedShop({ takePayment: () => gate, deadlineMilliseconds: 50 })
    const running = expect.arrayContaining([
      expect.stringMatching(/snap_handlers_running\{snap_gateway="mybank",snap_service="pay".*\} 1/),
    ])
    await call('slow')
    expect(await readMetrics()).toEqual(running)
    open()
    await snap.close()
    const lines = await readMetrics()
    expect(lines).toContainEqual(expect.stringMatching(/snap_handlers_late_total\{.*snap_outcome="successful".*\} 1/))
    expect(lines.filter((line) => line.startsWith('snap_calls_total'))).toHaveLength(1)
    expect(lines.filter((line) => line.startsWith('snap_handlers_running{'))).toEqual([expect.stringMatching(/ 0$/)])
  })

  it('make no time series of what a caller writes', async () => {
    const { call, readMetrics } = observedShop()
    for (const path of ['/api/v1.0/one', '/api/v1.0/two'])
      await call('x', { path, externalId: 'written-by-the-caller' })
    const lines = await readMetrics()
    expect(lines.filter((line) => line.startsWith('snap_calls_total'))).toEqual([
      expect.stringMatching(/^snap_calls_total\{snap_event="refused",snap_outcome="PATH_UNKNOWN",.*\} 2$/),
    ])
    expect(lines.join('\n')).not.toContain('written-by-the-caller')
  })
})

describe('a listener', () => {
  it('hears each event all the same', async () => {
    const heard: SnapEvent[] = []
    const { call } = observedShop({ onEvent: (event) => void heard.push(event) })
    await call('l-1')
    expect(heard).toMatchObject([{ type: 'answered', outcome: 'successful' }])
  })
})
