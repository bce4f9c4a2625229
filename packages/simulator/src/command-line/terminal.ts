import { styleText } from 'node:util'

/** A colour or weight, as `node:util` names it. */
export type Style = Parameters<typeof styleText>[0]

/** Where a command writes to, and what it may know of the world. Tests give their own. */
export interface Terminal {
  /** The result, to standard output. A line feed is added. */
  line(text?: string): void
  /** What is not part of the result (warnings), to standard error. A line feed is added. */
  note(text: string): void
  /** Shows a line that the next one replaces, on standard error; nothing where that is no terminal. `''` wipes it. */
  progress(text: string): void
  /** Colours text on a terminal, unless NO_COLOR is set (https://no-color.org). */
  paint(style: Style, text: string): string
  /** Whether somebody sits before it, who may be shown a browser. */
  readonly isTerminal: boolean
  /** How wide the terminal is; 100 where there is none. */
  readonly columns: number
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The terminal of this process. */
export function processTerminal({ stdout, stderr, env, cwd }: NodeJS.Process = process): Terminal {
  const colour = stdout.isTTY === true && !env.NO_COLOR
  let shown = false
  const wipe = (): void => {
    if (shown) stderr.write('\r\u001b[2K')
    shown = false
  }
  const columns = stdout.isTTY ? stdout.columns : 100
  return {
    line(text = '') {
      wipe()
      stdout.write(`${text}\n`)
    },
    note(text) {
      wipe()
      stderr.write(`${text}\n`)
    },
    progress(text) {
      if (stderr.isTTY !== true) return
      wipe()
      stderr.write(text.slice(0, columns - 1))
      shown = text !== ''
    },
    paint: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
    isTerminal: stdout.isTTY === true,
    columns,
    cwd: cwd(),
    env,
  }
}
