import { WrongUse } from '../wrong-use.ts'
import type { CapturedCall } from './captured-call.ts'

/**
 * Reads what snap-sdk's `onCapture` was given, as JSON: one object, an array, or one object a line.
 *
 * @throws WrongUse which names the field that is missing or of another type.
 */
export function parseCaptureJson(bytes: Uint8Array, source: string, nth: number | undefined): CapturedCall {
  const text = new TextDecoder().decode(bytes)
  const captures = readAll(text, source)
  const [only] = captures
  if (nth === undefined && captures.length > 1) {
    throw new WrongUse(
      `${source} holds ${captures.length} captures. Say which: --nth 1 is the first, --nth -1 the last.`,
    )
  }
  const chosen = nth === undefined ? only : captures.at(nth > 0 ? nth - 1 : nth)
  if (chosen === undefined) {
    throw new WrongUse(`${source} holds ${captures.length} captures; there is no number ${nth ?? 1}.`)
  }
  return toCall(chosen, source)
}

function readAll(text: string, source: string): readonly unknown[] {
  const whole = parse(text)
  if (Array.isArray(whole)) return whole
  if (whole !== undefined) return [whole]
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, index) => {
    const value = parse(line)
    if (value === undefined) {
      throw new WrongUse(
        `${source} starts as JSON, and ${lines.length > 1 ? `line ${index + 1} of it` : 'it'} cannot be parsed. Write a capture with JSON.stringify(capture), one a line.`,
      )
    }
    return value
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toCall(value: unknown, source: string): CapturedCall {
  if (!isRecord(value)) throw new WrongUse(`${source}: a capture is a JSON object.`)
  const { receivedAt, answer } = value
  const date = typeof receivedAt === 'string' ? new Date(receivedAt) : undefined
  return {
    method: readText(value, 'method', source),
    target: readText(value, 'target', source),
    headers: readHeaders(value, source),
    body: Buffer.from(readText(value, 'bodyBase64', source), 'base64'),
    receivedAt: date === undefined || Number.isNaN(date.getTime()) ? undefined : date,
    basePath: typeof value.basePath === 'string' ? value.basePath : undefined,
    signedBasePath: typeof value.signedBasePath === 'string' ? value.signedBasePath : undefined,
    answer:
      isRecord(answer) && typeof answer.status === 'number' && typeof answer.body === 'string'
        ? { status: answer.status, body: answer.body }
        : undefined,
    oddities: [],
  }
}

function readHeaders({ headers }: Readonly<Record<string, unknown>>, source: string): ReadonlyMap<string, string> {
  if (!isRecord(headers)) throw unlike(source, 'headers', 'an object')
  return new Map(
    Object.entries(headers).map(([name, header]) => {
      const values = [header].flat()
      if (!values.every((one) => typeof one === 'string')) throw unlike(source, 'headers', 'an object of texts')
      return [name.toLowerCase(), values.join(', ')]
    }),
  )
}

function readText(record: Readonly<Record<string, unknown>>, field: string, source: string): string {
  const value = record[field]
  if (typeof value !== 'string') throw unlike(source, field, 'text')
  return value
}

function unlike(source: string, field: string, expected: string): WrongUse {
  return new WrongUse(
    `${source} is no capture of snap-sdk: ${field} must be ${expected}. It is what onCapture gets, as JSON: method, target, headers, bodyBase64, …`,
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
