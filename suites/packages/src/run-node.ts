import { mustRun } from './run-program.ts'
import { SUITE } from './workspace.ts'

// Newer Node can `require` an ESM file. Many of our users cannot yet, and neither can CommonJS Jest.
const withoutRequireOfEsm = process.allowedNodeEnvironmentFlags.has('--experimental-require-module')
  ? ['--no-experimental-require-module']
  : []

/** Runs Node in this package's folder and gives what it printed. @throws Error, with its standard error, when it fails. */
export function runNode(...flags: readonly string[]): Promise<string> {
  return runNodeIn(SUITE, ...flags)
}

/** {@link runNode} in another folder. */
export function runNodeIn(folder: string, ...flags: readonly string[]): Promise<string> {
  return mustRun(process.execPath, [...withoutRequireOfEsm, ...flags], { folder })
}
