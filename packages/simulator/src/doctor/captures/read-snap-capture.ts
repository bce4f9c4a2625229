import { WrongUse } from '../../wrong-use.ts'
import type { CapturedCall } from '../captured-call.ts'
import { isRecord, isText, type JsonRecord, readInstant } from './json-layers.ts'
import { readJsonHeaders } from './read-json-headers.ts'

/** Reads what snap-sdk's `onCapture` was given. @throws WrongUse which names the field that is missing or of another type. */
export function readSnapCapture(value: JsonRecord, source: string): CapturedCall {
  const headers = readJsonHeaders(value.headers)
  if (headers === undefined || Array.isArray(value.headers)) throw unlike(source, 'headers', 'an object of texts')
  const { answer } = value
  return {
    form: 'capture of snap-sdk',
    method: readText(value, 'method', source),
    target: readText(value, 'target', source),
    headers,
    body: Buffer.from(readText(value, 'bodyBase64', source), 'base64'),
    receivedAt: readInstant(value.receivedAt),
    basePath: isText(value.basePath) ? value.basePath : undefined,
    signedBasePath: isText(value.signedBasePath) ? value.signedBasePath : undefined,
    answer:
      isRecord(answer) && typeof answer.status === 'number' && isText(answer.body)
        ? { status: answer.status, body: answer.body }
        : undefined,
    oddities: [],
  }
}

function readText(record: JsonRecord, field: string, source: string): string {
  const value = record[field]
  if (isText(value)) return value
  throw unlike(source, field, 'text')
}

function unlike(source: string, field: string, expected: string): WrongUse {
  return new WrongUse(
    `${source} is no capture of snap-sdk: ${field} must be ${expected}. It is what onCapture gets, as JSON: method, target, headers, bodyBase64, …`,
  )
}
