// A merchant as it runs in production: metrics, logs, health, and an end without a lost payment.
import { createServer } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { snapExpress } from '@snap-sdk/express'
import { createObservedSnap } from '@snap-sdk/opentelemetry'
import express from 'express'
import { openLog } from './log.js'
import { openMetrics } from './metrics.js'
import { shop } from './shop.js'

const {
  HOST = '127.0.0.1',
  PORT = '3000',
  METRICS_PORT = '9464',
  LOGGER = 'pino',
  READY_SECONDS = '5',
  SNAP_TOKEN_SECRET,
} = process.env

const log = await openLog(LOGGER)
const metrics = await openMetrics(HOST, Number(METRICS_PORT)) // before the snap: it takes the provider that is registered
const snap = createObservedSnap({
  gateways: [shop],
  tokens: { secrets: [SNAP_TOKEN_SECRET] },
  onEvent: log.event,
})
await snap.ready() // a key that is not one ends the start here, and not the first call

const app = express()
app.set('trust proxy', 'loopback') // the proxy's own address, and no more: whoever is trusted may say who calls
app.use((request, _response, next) => {
  log.request(request)
  next()
})
app.use(snapExpress(snap)) // before whatever reads a body

let stopping = false
app.get('/healthz', (_request, response) => response.json({ status: 'alive' })) // the process answers: restart it if not
app.get('/readyz', (_request, response) => response.status(stopping ? 503 : 200).json({ ready: !stopping })) // send it calls
app.get('/running', (_request, response) => response.json(snap.running())) // for the operator: keep it from the world

const server = createServer(app)
server.keepAliveTimeout = 65_000 // longer than the proxy's 60 s: else a call may meet a connection that is just closing
server.listen(Number(PORT), HOST, () => {
  log.info(`listening on ${server.address().port}, metrics on ${metrics.port}`)
  process.send?.('ready') // pm2: wait_ready
})

// Kubernetes and systemd send SIGTERM, pm2 and a terminal SIGINT.
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, stop)

async function stop() {
  stopping = true
  log.info('stopping: not ready any more')
  await delay(Number(READY_SECONDS) * 1000) // until the proxy has noticed: calls that come now are still answered
  const closed = new Promise((resolve) => server.close(resolve))
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  await closed // what was accepted is answered: a snap that is closed already would refuse it
  clearInterval(idle)
  await snap.close() // waits for what runs still, handlers that are past their deadline
  await metrics.close()
  log.info('stopped')
  process.disconnect?.() // pm2's channel would keep the process until its kill_timeout
}
