import { styleText } from 'node:util'
import { type Exchange, formatExchange, maskExchange } from '@snap-sdk/simulator'

/** Writes the demo for people. */
export interface Transcript {
  line(text?: string): void
  title(text: string): void
  /** Both messages and the string to sign; tokens and signatures by their start alone. */
  exchange(exchange: Exchange): void
  /** A line behind a ✔ or a ✘. */
  verdict(ok: boolean, text: string): void
}

export interface TranscriptOptions {
  readonly write: (text: string) => void
  readonly colour: boolean
}

type Style = Parameters<typeof styleText>[0]

export function createTranscript({ write, colour }: TranscriptOptions): Transcript {
  const paint = (style: Style, text: string) => (colour ? styleText(style, text, { validateStream: false }) : text)
  const line = (text = '') => write(`${text}\n`)
  const indented = (text: string) => line(text === '' ? '' : `   ${text}`)

  return {
    line,
    title: (text) => line(paint('bold', text)),
    exchange(exchange) {
      for (const text of formatExchange(maskExchange(exchange), paint).split('\n')) indented(text)
      line()
    },
    verdict: (ok, text) => indented(ok ? `${paint('green', '✔')} ${text}` : `${paint('red', '✘')} ${text}`),
  }
}

/** Colours are for a terminal, unless NO_COLOR says otherwise (https://no-color.org). */
export function wantsColour({ isTTY }: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return isTTY === true && !env.NO_COLOR
}
