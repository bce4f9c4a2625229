import { STATUS_CODES } from 'node:http'
import type { Exchange } from '../gateway.ts'
import { toPrintableText } from './printable-text.ts'

/** Colours a part of a text: `styleText` of `node:util` is one. */
export type Paint = (style: 'cyan' | 'dim', text: string) => string

/**
 * Writes one call and its answer for people: both messages in full, and the string to sign between them. What would steer a
 * terminal is written out; a body that is compact JSON gets a line a field.
 *
 * Does *not* mask anything: give it what `maskExchange` gives where others read it.
 *
 * @param paint Colours a part. Default: no colours.
 */
export function formatExchange(
  { request, response }: Pick<Exchange, 'request' | 'response'>,
  paint: Paint = (_style, text) => text,
): string {
  return [
    ...formatRequest(request, paint),
    '',
    paint('cyan', `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}`.trimEnd()),
    ...formatHeaders(response.headers, paint),
    '',
    toPrintableText(indent(response.text)),
  ].join('\n')
}

/** Writes one call without its answer. @see formatExchange */
export function formatRequest(
  { method, path, headers, body, stringToSign }: Exchange['request'],
  paint: Paint,
): readonly string[] {
  return [
    paint('cyan', toPrintableText(`${method} ${path} HTTP/1.1`)),
    ...formatHeaders(headers, paint),
    '',
    toPrintableText(new TextDecoder().decode(body)),
    '',
    `${paint('dim', 'string to sign:')} ${toPrintableText(stringToSign)}`,
  ]
}

function formatHeaders(headers: Readonly<Record<string, string>>, paint: Paint): string[] {
  return Object.entries(headers).map(([name, value]) => `${paint('dim', `${name}:`)} ${toPrintableText(value)}`)
}

/** Lays compact JSON out; what would not be the same JSON afterwards, such as a number `10000.00`, stays as it came. */
function indent(text: string): string {
  try {
    const body: unknown = JSON.parse(text)
    return JSON.stringify(body) === text ? JSON.stringify(body, undefined, 2) : text
  } catch {
    return text
  }
}
