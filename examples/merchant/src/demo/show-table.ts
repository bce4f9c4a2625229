import type { Played } from './played.ts'
import { KINDS, type StepKind } from './steps.ts'
import type { Transcript } from './transcript.ts'

/** The closing table: what kinds of calls came, and how many were answered as they must be. */
export function showTable(all: readonly Played[], { line, paint }: Transcript): void {
  const kinds = (Object.keys(KINDS) as StepKind[]).filter((kind) => all.some(({ step }) => step.kind === kind)) // as KINDS says
  const width = Math.max(...kinds.map((kind) => KINDS[kind].length))
  line(paint('dim', `${' '.repeat(width + 4)}calls  as expected`))
  for (const kind of kinds) {
    const played = all.filter(({ step }) => step.kind === kind)
    const expected = played.filter(({ problems }) => problems.length === 0).length
    const mark = expected === played.length ? paint('green', '✔') : paint('red', '✘')
    line(`${mark} ${KINDS[kind].padEnd(width)}  ${String(played.length).padStart(5)}  ${String(expected).padStart(11)}`)
  }
}
