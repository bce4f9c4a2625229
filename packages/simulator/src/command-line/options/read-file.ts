import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { WrongUse } from '../../wrong-use.ts'
import type { Terminal } from '../terminal.ts'

/** What an unreadable file means, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
}

/** Reads a file that an option names, relative to the current folder; `-` is standard input. @throws WrongUse which names the option. */
export function readFile(file: string, option: string, { cwd }: Pick<Terminal, 'cwd'>): Buffer {
  try {
    return readFileSync(file === '-' ? process.stdin.fd : resolve(cwd, file))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new WrongUse(`${option} ${file} cannot be read: ${REASONS[code] ?? code}.`)
  }
}
