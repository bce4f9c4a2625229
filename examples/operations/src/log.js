import { formatEvent } from '@snap-sdk/core'

/** Each kind of event, by how much somebody should care. */
const LEVELS = { answered: 'info', refused: 'warn', warning: 'warn', failed: 'error' }

/** What a request's headers hold that a log must not: with a token and a signature, whoever reads the log can call. */
const SECRET_HEADERS = ['authorization', 'x-signature', 'cookie']

const OPENERS = { pino: openPino, winston: openWinston }

/** Opens a log by `pino` or by `winston`: one JSON object a line. */
export function openLog(name) {
  return OPENERS[name]()
}

async function openPino() {
  const { pino } = await import('pino')
  const { SNAP_LOG_LEVEL: level = 'info' } = process.env
  const log = pino({
    level,
    // An event holds no secret. What it is about may be a customer's: mask what your rules call personal.
    redact: {
      paths: [...SECRET_HEADERS.map((name) => `headers["${name}"]`), 'about.virtualAccountNo', 'about.customerNo'],
      censor: '[hidden]',
    },
  })
  return {
    info: (text) => log.info(text),
    event: (event) => log[LEVELS[event.type]](factsOf(event), formatEvent(event)),
    request: (request) =>
      log.info({ method: request.method, url: request.originalUrl, headers: request.headers }, 'request'),
  }
}

async function openWinston() {
  const { createLogger, format, transports } = await import('winston')
  const { SNAP_LOG_LEVEL: level = 'info' } = process.env
  const hide = format((line) => {
    const headers = line.headers && { ...line.headers }
    for (const name of SECRET_HEADERS) if (headers?.[name] !== undefined) headers[name] = '[hidden]'
    const about = line.about && { ...line.about }
    for (const name of ['virtualAccountNo', 'customerNo']) if (about?.[name] !== undefined) about[name] = '[hidden]'
    return { ...line, ...(headers && { headers }), ...(about && { about }) }
  })
  const log = createLogger({
    level,
    format: format.combine(hide(), format.timestamp(), format.json()),
    transports: [new transports.Console()],
  })
  return {
    info: (text) => log.info(text),
    event: (event) => log.log({ ...factsOf(event), level: LEVELS[event.type], message: formatEvent(event) }),
    request: (request) =>
      log.info('request', { method: request.method, url: request.originalUrl, headers: request.headers }),
  }
}

/** All of an event but what was thrown: a driver's error may hold its connection's password. `formatEvent` tells what is safe of it. */
function factsOf({ error, message, ...facts }) {
  return facts
}
