import type { Terminal } from '../../src/command-line/terminal.ts'

/** A terminal without colours that keeps what was written. */
export interface RecordingTerminal extends Terminal {
  /** Standard output. */
  output(): string
  /** Standard error. */
  notes(): string
}

export function recordingTerminal({
  cwd = process.cwd(),
  env = {},
}: Partial<Pick<Terminal, 'cwd' | 'env'>> = {}): RecordingTerminal {
  const lines: string[] = []
  const notes: string[] = []
  return {
    line: (text = '') => void lines.push(`${text}\n`),
    note: (text) => void notes.push(`${text}\n`),
    progress: () => {},
    paint: (_style, text) => text,
    isTerminal: false,
    columns: 100,
    cwd,
    env,
    output: () => lines.join(''),
    notes: () => notes.join(''),
  }
}
