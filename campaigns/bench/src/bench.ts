import { parseArgs } from 'node:util'
import { GOALS } from './judge/goals.ts'
import { judgeGoals, writeVerdicts } from './judge/judge-goals.ts'
import { createWatch, DISTURBED_ABOVE } from './machine-load/watch.ts'
import { DOOR_PARTS } from './parts/doors.ts'
import { edge } from './parts/edge.ts'
import { growth } from './parts/growth.ts'
import { handle } from './parts/handle.ts'
import type { Part } from './parts/part.ts'
import { startup } from './parts/startup.ts'
import { stores } from './parts/stores.ts'
import { describeMachine, describePackages, readMachine } from './report/machine.ts'
import type { Section } from './report/section.ts'
import { showProgress } from './report/show-progress.ts'
import { writeSection } from './report/table.ts'
import { writeResults } from './report/write-results.ts'
import { makeMerchant } from './workload/merchant.ts'

const PARTS: readonly Part[] = [handle, ...DOOR_PARTS, growth, stores, startup, edge]

/** What a whole run may lose to a busy machine: measurements made again, and waiting. */
const PATIENCE_MILLISECONDS = { whole: 240_000, quick: 20_000 } as const

const HELP = `Measures snap-sdk against bare cryptography and against hand-written handlers, in CPU time of all threads for each call.
Everything runs on this machine's loopback.

Usage: npm run bench -- [--only PART]… [--quick] [--write]

${PARTS.map(({ name, about }) => `  ${name.padEnd(9)} ${about}`).join('\n')}

  --only    these parts; may be given again
  --quick   fewer and shorter rounds: to see that it works, not to quote. Under four minutes.
  --write   writes what was measured to campaigns/bench/results.json, part by part, and from there the pictures, the READMEs' sentences
            and the tables of docs/performance.md
  --help    this text

A whole run takes about fifteen minutes on two quiet cores. A part that fails is measured once more; one that fails again keeps what was
measured of it before, and the others are written all the same. The load of the machine is weighed before and during each measurement: where others
have more than ${DISTURBED_ABOVE * 100} % of its cores, it waits, or measures again, for ${PATIENCE_MILLISECONDS.whole / 60_000} minutes in all, and then says so. A goal that is missed is shown; the exit code stays
0. It is 1 when a part cannot be measured.`

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const { only = PARTS.map(({ name }) => name), quick, write } = values
const unknown = only.filter((name) => !PARTS.some((part) => part.name === name))

if (values.help) console.log(HELP)
else if (unknown.length > 0) {
  console.error(
    `--only ${unknown.join(' --only ')}: no such part. There are: ${PARTS.map(({ name }) => name).join(', ')}.`,
  )
  process.exitCode = 2
} else if (write && quick) {
  console.error('--write does not go with --quick: what is quoted is measured in full.')
  process.exitCode = 2
} else await measureAll(PARTS.filter(({ name }) => only.includes(name)))

async function measureAll(parts: readonly Part[]): Promise<void> {
  const machine = readMachine()
  const start = performance.now()
  const watch = createWatch({ patienceMilliseconds: PATIENCE_MILLISECONDS[quick ? 'quick' : 'whole'] })
  console.log(`${describeMachine(machine)}\n${describePackages(machine)}`)
  console.log(
    "Ratios are medians of interleaved rounds: '× A' is how many times the first figure of row A. Less is better.\n",
  )
  const options = {
    merchant: makeMerchant(),
    quick,
    watch,
    progress: (what: string) => showProgress(`${secondsSince(start)} s  ${what} …`),
  }
  const sections: Section[] = []
  const failed: string[] = []

  /** @returns What was measured of a part: all of it, or `undefined` where it failed. */
  async function measurePart(part: Part): Promise<readonly Section[] | undefined> {
    const own: Section[] = []
    try {
      for await (const measured of part.run(options)) {
        const section = { ...measured, tally: watch.takeTally() }
        showProgress('')
        console.log(writeSection(section))
        own.push(section)
      }
      return own
    } catch (error) {
      showProgress('')
      console.error(`FAILED: ${part.name}:`, error, '\n')
      watch.takeTally()
      return undefined
    }
  }

  for (const [index, part] of parts.entries()) {
    console.error(`${secondsSince(start)} s  part ${index + 1} of ${parts.length}: ${part.name}`)
    const measured = (await measurePart(part)) ?? (await measurePart(part))
    if (measured === undefined) failed.push(part.name)
    else sections.push(...measured)
  }
  showProgress('')
  console.log(`${writeVerdicts(judgeGoals(GOALS, sections))}\n`)
  console.log(`${quick ? 'A quick run, not to quote. ' : ''}It took ${secondsSince(start)} s.`)
  if (failed.length > 0) {
    console.error(`These parts could not be measured, twice: ${failed.join(', ')}.`)
    process.exitCode = 1
  }
  if (write && sections.length > 0) {
    const run = { measuredAt: new Date().toISOString(), machine, sections }
    console.log(
      `Written: ${writeResults(
        run,
        PARTS.map(({ name }) => name),
      ).join(', ')}`,
    )
  }
}

function secondsSince(start: number): number {
  return Math.round((performance.now() - start) / 1000)
}
