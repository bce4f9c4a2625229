import { WrongUse } from '../../wrong-use.ts'
import type { CapturedCall } from '../captured-call.ts'
import { isRecord, isText, type JsonRecord, readInstant } from './json-layers.ts'
import { readJsonHeaders } from './read-json-headers.ts'
import { toOriginForm } from './to-origin-form.ts'

/** The entries of a HAR file; `undefined` for what is none. @see HAR 1.2 */
export function listHarEntries(value: unknown): readonly unknown[] | undefined {
  if (!isRecord(value) || !isRecord(value.log)) return undefined
  const { entries } = value.log
  return Array.isArray(entries) ? entries : undefined
}

/** Whether this is one entry of a HAR file. */
export function isHarEntry(value: JsonRecord): boolean {
  const { request } = value
  return isRecord(request) && Array.isArray(request.headers) && isText(request.url) && isText(request.method)
}

/** Reads one entry of a HAR file, as browsers and proxies write it. @throws WrongUse */
export function readHarEntry(value: JsonRecord, source: string): CapturedCall {
  const { request, response, startedDateTime } = value
  if (!isRecord(request) || !isText(request.url) || !isText(request.method)) {
    throw new WrongUse(`${source}: an entry of the HAR file has no request with method and url.`)
  }
  const data = isRecord(request.postData) ? request.postData : {}
  const isBase64 = data.encoding === 'base64' || data._encoding === 'base64'
  const text = isText(data.text) ? data.text : undefined
  const announced = typeof request.bodySize === 'number' ? request.bodySize : 0
  return {
    form: 'HAR',
    method: request.method,
    target: toOriginForm(request.url),
    headers: readJsonHeaders(request.headers) ?? new Map(),
    body: Buffer.from(text ?? '', isBase64 ? 'base64' : 'utf8'),
    receivedAt: readInstant(startedDateTime),
    answer: readAnswer(response),
    oddities:
      text === undefined && announced > 0
        ? [`The HAR file holds no text of the body, which had ${announced} bytes: export it with content.`]
        : [],
  }
}

function readAnswer(response: unknown): CapturedCall['answer'] {
  if (!isRecord(response) || typeof response.status !== 'number' || response.status === 0) return undefined
  const content = isRecord(response.content) ? response.content : {}
  const text = isText(content.text) ? content.text : ''
  return {
    status: response.status,
    body: content.encoding === 'base64' ? Buffer.from(text, 'base64').toString() : text,
  }
}
