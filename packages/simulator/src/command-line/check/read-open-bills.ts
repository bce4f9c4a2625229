import type { ConformanceOptions } from '../../conformance/run-conformance.ts'
import { WrongUse } from '../../wrong-use.ts'
import type { Given } from '../command.ts'
import { readFile } from '../options/read-file.ts'
import type { Terminal } from '../terminal.ts'
import type { CHECK_OPTIONS } from './check-options.ts'
import { parseGivenBills } from './parse-given-bills.ts'
import { runOpenCommand } from './run-open-command.ts'

/** Reads where open bills come from when they are no plain numbers: `--open @FILE` or `--open-command`. @throws WrongUse */
export function readOpenBills(
  { open, 'open-command': command }: Pick<Given<typeof CHECK_OPTIONS>, 'open' | 'open-command'>,
  terminal: Pick<Terminal, 'cwd' | 'note'>,
): ConformanceOptions['openBills'] {
  if (command !== undefined) {
    if (open !== undefined) throw new WrongUse('--open-command makes the open numbers: leave --open out.')
    return async () => parseGivenBills(await runOpenCommand(command, terminal), '--open-command')
  }
  if (open === undefined || !open.startsWith('@')) return undefined
  const bills = parseGivenBills(readFile(open.slice(1), '--open', terminal).toString(), `--open ${open}`)
  return async () => bills
}
