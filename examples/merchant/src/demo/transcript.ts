import { styleText } from 'node:util'

/** Writes the demo for people. */
export interface Transcript {
  line(text?: string): void
  title(text: string): void
  readonly paint: (style: Style, text: string) => string
}

export interface TranscriptOptions {
  readonly write: (text: string) => void
  readonly colour: boolean
}

export type Style = Parameters<typeof styleText>[0]

export function createTranscript({ write, colour }: TranscriptOptions): Transcript {
  const paint = (style: Style, text: string) => (colour ? styleText(style, text, { validateStream: false }) : text)
  const line = (text = '') => write(`${text}\n`)
  return { line, paint, title: (text) => line(paint('bold', text)) }
}

/** Colours are for a terminal, unless NO_COLOR says otherwise (https://no-color.org). */
export function wantsColour({ isTTY }: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return isTTY === true && !env.NO_COLOR
}
