import { statSync, writeFileSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import { describeError } from '../../describe-error.ts'
import type { ReportDocument } from '../../report/report-document.ts'
import { REPORT_WRITERS } from '../../report/report-writers.ts'
import { WrongUse } from '../../wrong-use.ts'
import type { Terminal } from '../terminal.ts'

/** A report to be written. */
export interface ReportFile {
  /** As it was given. */
  readonly file: string
  write(document: ReportDocument): void
}

/**
 * Reads where reports go, before anything is checked: a check that cannot be written down would be lost.
 *
 * @throws WrongUse for an unknown format or a folder that is not there.
 */
export function readReportFiles(files: readonly string[], { cwd }: Pick<Terminal, 'cwd'>): readonly ReportFile[] {
  return files.map((file) => {
    const writer = REPORT_WRITERS[extname(file).toLowerCase()]
    if (writer === undefined) {
      throw new WrongUse(`--report ${file} must end with one of ${Object.keys(REPORT_WRITERS).join(', ')}.`)
    }
    const path = resolve(cwd, file)
    if (statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw new WrongUse(`--report ${file}: there is no folder ${dirname(file)}. Make it first.`)
    }
    return { file, write: (document) => write(path, writer(document), file) }
  })
}

function write(path: string, text: string, file: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new WrongUse(`--report ${file} cannot be written: ${describeError(error)}`)
  }
}
