import { describe, expect, it } from 'vitest'
import { processTerminal } from '../../src/command-line/terminal.ts'

/** A process whose two streams are terminals or not. */
function processWith({ isTTY, env = {} }: { isTTY: boolean; env?: NodeJS.ProcessEnv }) {
  const written: string[] = []
  const stream = { isTTY, columns: 80, write: (text: string) => written.push(text) > 0 }
  // Only what a terminal uses of a process.
  const fake = { stdout: stream, stderr: stream, env, cwd: () => '/' } as unknown as NodeJS.Process
  return { terminal: processTerminal(fake), written }
}

describe('processTerminal', () => {
  it.each([
    [{ isTTY: true }, '\u001b[1mtext\u001b[22m'],
    [{ isTTY: true, env: { NO_COLOR: '' } }, '\u001b[1mtext\u001b[22m'],
    [{ isTTY: true, env: { NO_COLOR: '1' } }, 'text'],
    [{ isTTY: false }, 'text'],
  ])('paints on a terminal unless NO_COLOR says otherwise: %j', (given, painted) => {
    expect(processWith(given).terminal.paint('bold', 'text')).toBe(painted)
  })

  it('wipes a progress line before anything else is written', () => {
    const { terminal, written } = processWith({ isTTY: true })
    terminal.progress('one')
    terminal.progress('two')
    terminal.line('result')
    terminal.line()
    expect(written.join('')).toBe('one\r\u001b[2Ktwo\r\u001b[2Kresult\n\n')
  })

  it('cuts a progress line to the width, and shows none where there is no terminal', () => {
    const { terminal, written } = processWith({ isTTY: true })
    terminal.progress('x'.repeat(200))
    expect(written).toEqual(['x'.repeat(79)])
    const piped = processWith({ isTTY: false })
    piped.terminal.progress('one')
    expect([piped.written, piped.terminal.columns]).toEqual([[], 100])
  })
})
