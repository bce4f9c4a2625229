import { STATUS_CODES } from 'node:http'
import { styleText } from 'node:util'
import type { Exchange, RawRequest } from '@snap-sdk/simulator'

/** Writes the demo for people. */
export interface Transcript {
  line(text?: string): void
  title(text: string): void
  exchange(exchange: Exchange): void
  /** A line behind a ✔ or a ✘. */
  verdict(ok: boolean, text: string): void
}

export interface TranscriptOptions {
  readonly write: (text: string) => void
  readonly colour: boolean
}

type Style = Parameters<typeof styleText>[0]

/** What this long is shown by its start: tokens and signatures. */
const SHOWN_CHARACTERS = 24

export function createTranscript({ write, colour }: TranscriptOptions): Transcript {
  const paint = (style: Style, text: string) => (colour ? styleText(style, text, { validateStream: false }) : text)
  const line = (text = '') => write(`${text}\n`)
  const indented = (text: string) => line(text === '' ? '' : `   ${text}`)

  return {
    line,
    title: (text) => line(paint('bold', text)),
    exchange({ request, response }) {
      const token = /^Bearer (.+)$/.exec(request.headers.Authorization ?? '')?.[1]
      indented(paint('cyan', `${request.method} ${request.path} HTTP/1.1`))
      for (const [name, value] of Object.entries(request.headers)) {
        indented(`${paint('dim', `${name}:`)} ${showHeader(name, value)}`)
      }
      indented('')
      indented(new TextDecoder().decode(request.body))
      indented('')
      indented(`${paint('dim', 'string to sign:')} ${showStringToSign(request, token)}`)
      indented('')
      indented(paint('cyan', `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}`))
      for (const [name, value] of Object.entries(response.headers)) {
        indented(`${paint('dim', `${name}:`)} ${value}`)
      }
      indented('')
      for (const text of showBody(response.body, response.text)) indented(text)
      indented('')
    },
    verdict: (ok, text) => indented(ok ? `${paint('green', '✔')} ${text}` : `${paint('red', '✘')} ${text}`),
  }
}

/** Colours are for a terminal, unless NO_COLOR says otherwise (https://no-color.org). */
export function wantsColour({ isTTY }: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return isTTY === true && !env.NO_COLOR
}

function showHeader(name: string, value: string): string {
  if (name === 'X-SIGNATURE') return shorten(value)
  return name === 'Authorization' ? value.replace(/[^ ]+$/, shorten) : value
}

function showStringToSign({ stringToSign }: RawRequest, token: string | undefined): string {
  return token === undefined ? stringToSign : stringToSign.replace(token, shorten)
}

/** The answer's JSON, a field a line; its token shortened. */
function showBody(body: unknown, text: string): string[] {
  if (body === undefined) return [text]
  const shown = JSON.stringify(
    body,
    (field, value) => (field === 'accessToken' && typeof value === 'string' ? shorten(value) : value),
    2,
  )
  return shown.split('\n')
}

function shorten(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}… (${text.length} characters)`
}
