import { WrongUse } from '../../wrong-use.ts'
import type { CapturedCall } from '../captured-call.ts'
import { findMember, isRecord, isText, type JsonRecord, listLayers, readInstant } from './json-layers.ts'
import { readJsonBody } from './read-json-body.ts'
import { readJsonHeaders } from './read-json-headers.ts'
import { toOriginForm } from './to-origin-form.ts'

const HEADERS = ['headers', 'header', 'requestHeaders', 'request_headers', 'reqHeaders', 'rawHeaders', 'raw_headers']
const METHODS = ['method', 'httpMethod', 'http_method', 'requestMethod', 'request_method', 'REQUEST_METHOD', 'verb']
const TARGETS = [
  ...['originalUrl', 'original_url', 'target', 'requestUri', 'request_uri', 'REQUEST_URI', 'url', 'uri'],
  ...['rawPath', 'requestPath', 'request_path', 'path', 'pathname', 'endpoint'],
]
const QUERIES = ['rawQueryString', 'queryString', 'query_string', 'QUERY_STRING']
/** The nearest to the bytes first. */
const BODIES = [
  ...['bodyBase64', 'body_base64', 'rawBody', 'raw_body', 'bodyText', 'body_text', 'bodyRaw', 'body'],
  ...['requestBody', 'request_body', 'reqBody', 'payload', 'content'],
]
const INSTANTS = ['receivedAt', 'received_at', '@timestamp', 'time', 'timestamp', 'ts', 'date', 'datetime']
const ANSWERS = ['response', 'res', 'answer', 'reply']
const STATUSES = ['status', 'statusCode', 'status_code', 'responseStatus', 'response_status']

/** Whether headers of SNAP lie in it somewhere. */
export function isLogRecord(value: JsonRecord): boolean {
  return findHeaders(listLayers(value)) !== undefined
}

/**
 * Reads a request as a handler, a framework or a proxy logged it as JSON: headers, and what it has of method, path and body, in the
 * spellings that are common.
 *
 * @throws WrongUse where there are no headers.
 */
export function readLogRecord(value: JsonRecord, source: string): CapturedCall {
  const layers = listLayers(value)
  const found = findHeaders(layers)
  if (found === undefined) throw new WrongUse(`${source} has no headers of a SNAP call (X-SIGNATURE, X-TIMESTAMP).`)
  // What lies beside the headers is of the same request.
  const near = [found.layer, ...layers.filter((layer) => layer !== found.layer)]
  const method = findMember(near, METHODS, isText)?.value
  const target = findMember(near, TARGETS, isPath)?.value
  const query = findMember(near, QUERIES, isText)?.value.replace(/^\?/, '') ?? ''
  const held = findMember(near, BODIES, isGiven)
  const isBase64 = near.some(
    (layer) => layer.isBase64Encoded === true || layer.bodyEncoding === 'base64' || layer.body_encoding === 'base64',
  )
  const { body, oddities } = readJsonBody(held?.value, isBase64 || /base64/i.test(held?.name ?? ''))
  const path = toOriginForm(target ?? '/')
  return {
    form: 'log',
    method: method ?? 'POST',
    target: query === '' || path.includes('?') ? path : `${path}?${query}`,
    headers: found.headers,
    body,
    receivedAt: readInstant(findMember(near, INSTANTS, isGiven)?.value),
    answer: readAnswer(layers),
    oddities: [
      ...(method === undefined ? ['The log names no method: POST is assumed.'] : []),
      ...(target === undefined
        ? ['The log names no path: a signature over a path cannot verify. Log the URL too.']
        : []),
      ...(held === undefined ? ['The log holds no body: it is taken for empty.'] : oddities),
    ],
  }
}

function isGiven(value: unknown): value is NonNullable<unknown> {
  return value !== undefined && value !== null
}

function isPath(value: unknown): value is string {
  return isText(value) && /^(?:\/|https?:\/\/)\S*$/i.test(value)
}

interface FoundHeaders {
  readonly layer: JsonRecord
  readonly headers: ReadonlyMap<string, string>
}

/** Headers that have one of SNAP's; PHP's and CGI's lie among other things. */
function findHeaders(layers: readonly JsonRecord[]): FoundHeaders | undefined {
  for (const layer of layers) {
    for (const value of [...HEADERS.map((name) => layer[name]), pickHeaders(layer)]) {
      const headers = value === undefined ? undefined : readJsonHeaders(value)
      if (headers?.has('x-signature') || headers?.has('x-timestamp')) return { layer, headers }
    }
  }
  return undefined
}

/** Members that are headers by their names. */
function pickHeaders(layer: JsonRecord): JsonRecord {
  const isHeader = /^(?:HTTP_|CONTENT_|x[-_]|channel[-_]|content[-_]|authorization)/i
  return Object.fromEntries(Object.entries(layer).filter(([name]) => isHeader.test(name)))
}

function readAnswer(layers: readonly JsonRecord[]): CapturedCall['answer'] {
  const held = findMember(layers, ANSWERS, isRecord)?.value
  const status = findMember(held === undefined ? layers : [held, ...layers], STATUSES, isStatus)?.value
  if (status === undefined) return undefined
  const body = held?.body ?? held?.data ?? held?.text ?? ''
  return { status, body: isText(body) ? body : JSON.stringify(body) }
}

function isStatus(value: unknown): value is number {
  return typeof value === 'number' && value >= 100 && value <= 599
}
