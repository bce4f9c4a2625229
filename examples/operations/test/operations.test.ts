import { readFileSync } from 'node:fs'
import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { afterEach, describe, expect, it } from 'vitest'
import { HAS_NGINX, type StartedNginx, startNginx } from './nginx.ts'
import { type StartedServer, startServer } from './start-server.ts'

const INQUIRY = {
  partnerServiceId: '7015',
  customerNo: '89101110',
  payNo: '701589101110',
  inquiryRequestId: 'i-1',
  mitraCd: 'ALMA',
}
const PAYMENT = {
  partnerServiceId: '7015',
  customerNo: '89101110',
  payNo: '701589101110',
  paymentRequestId: 'p-1',
  mitraCd: 'ALMA',
  paidAmount: { value: '10000.00', currency: 'IDR' },
  trxDateTime: '2026-07-03T12:08:56+07:00',
}

let server: StartedServer | undefined
let nginx: StartedNginx | undefined

afterEach(async () => {
  await nginx?.stop()
  server?.kill('SIGKILL')
  await server?.ended
  nginx = undefined
  server = undefined
})

describe.skipIf(!HAS_NGINX)('behind nginx', () => {
  it('answers what a gateway signed, with its query and its spelling as sent', async () => {
    server = await startServer()
    nginx = await startNginx(new URL(server.url).port)
    const gateway = server.gateway(nginx.url)
    const { response } = await gateway.inquire(INQUIRY, { path: `${INQUIRY_PATH}?a=%2F&b=%20` })
    expect(response.body).toMatchObject({ responseCode: '2000000' })
    expect((await fetch(`${nginx.url}/running`)).status).toBe(404)
  })
})

describe('metrics', () => {
  it('are there for Prometheus, all that the dashboard and the alerts ask for', async () => {
    server = await startServer()
    const gateway = server.gateway()
    await gateway.inquire(INQUIRY)
    await gateway.pay({ ...PAYMENT, paidAmount: { value: '1.00', currency: 'IDR' } })
    const text = await (await fetch(server.metricsUrl)).text()
    expect(text).toMatch(
      /snap_calls_total\{snap_gateway="nicepay",snap_service="nicoInquiry",.*snap_outcome="successful".*\} 1/,
    )
    // Counted once there is something to count:
    const later = new Set([
      'snap_duplicates_total',
      'snap_failures_total',
      'snap_refusals_total',
      'snap_warnings_total',
      'snap_handlers_late_total',
    ])
    const files = ['grafana.json', 'alerts.yaml'].map((name) =>
      readFileSync(new URL(`../deploy/${name}`, import.meta.url), 'utf8'),
    )
    const asked = new Set(files.join('\n').match(/\bsnap_[a-z_]+(?:total|bucket|running)\b/g))
    expect(asked.size).toBeGreaterThan(8)
    for (const name of asked) expect(later.has(name) || text.includes(name), name).toBe(true)
    expect(() => JSON.parse(files[0] ?? '')).not.toThrow()
  })
})

describe('the end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s answers the payment that is on its way, and is not ready meanwhile',
    async (signal) => {
      server = await startServer({ HANDLER_MILLISECONDS: '1500', READY_SECONDS: '1' })
      const gateway = server.gateway()
      await gateway.accessToken()
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
      const paying = gateway.pay(PAYMENT)
      await new Promise((resolve) => setTimeout(resolve, 150))
      server.kill(signal)
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
      expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
      expect((await paying).response.body).toMatchObject({ responseCode: '2000000' })
      expect(await server.ended).toBe(0)
      expect(server.lines.at(-1)).toContain('stopped')
    },
  )
})

describe.each(['pino', 'winston'])('the log by %s', (name) => {
  it('has a line for each call, with its identity, and no token, no signature and no customer', async () => {
    server = await startServer({ LOGGER: name })
    const gateway = server.gateway()
    const { request } = await gateway.inquire(INQUIRY, { externalId: '4711' })
    await gateway.inquire(INQUIRY, { timestamp: '2020-01-01T00:00:00+07:00' })
    await expect.poll(() => server?.lines.join('\n')).toContain('"TIMESTAMP_OUT_OF_RANGE"')
    const text = server.lines.join('\n')
    const lines = server.lines.map((line) => JSON.parse(line))
    expect(lines).toContainEqual(
      expect.objectContaining({ type: 'answered', service: 'nicoInquiry', externalId: '4711', outcome: 'successful' }),
    )
    expect(lines).toContainEqual(
      expect.objectContaining({ type: 'refused', cause: expect.objectContaining({ code: 'TIMESTAMP_OUT_OF_RANGE' }) }),
    )
    expect(text).toContain('[hidden]')
    for (const secret of [request.headers['X-SIGNATURE'], request.headers.Authorization?.slice(7)]) {
      expect(secret).toMatch(/.{100}/)
      expect(text).not.toContain(secret)
    }
    expect(text).not.toContain('"89101110"')
  })
})
