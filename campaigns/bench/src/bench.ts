import { parseArgs } from 'node:util'
import { edge } from './parts/edge.ts'
import { growth } from './parts/growth.ts'
import { handle } from './parts/handle.ts'
import { HTTP_PARTS } from './parts/http.ts'
import type { Part } from './parts/part.ts'
import { startup } from './parts/startup.ts'
import { stores } from './parts/stores.ts'
import { describeMachine, describePackages, findDisturbance, readMachine } from './report/machine.ts'
import { judge, writeVerdicts } from './report/results.ts'
import type { Section } from './report/section.ts'
import { writeSection } from './report/table.ts'
import { writeResults } from './report/write-results.ts'
import { makeMerchant } from './workload/merchant.ts'

const PARTS: readonly Part[] = [handle, ...HTTP_PARTS, growth, stores, startup, edge]

const HELP = `Measures snap-sdk against the floor, and against what people use today. Everything runs on this machine's loopback.

Usage: npm run bench -- [--only PART]… [--quick] [--write]

${PARTS.map(({ name, about }) => `  ${name.padEnd(9)} ${about}`).join('\n')}

  --only    these parts; may be given again
  --quick   fewer and shorter rounds: to see that it works, not to quote
  --write   writes campaigns/bench/results.json, the pictures under docs/, and the README's figures; for a full run alone
  --help    this text

It takes about eight minutes. Close what else runs on the machine. A goal that is missed is shown; the exit code stays 0. It is 1 when a part cannot be measured.`

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
} else if (write && (quick || values.only !== undefined)) {
  console.error("--write goes with neither --only nor --quick: the README's figures are those of one full run.")
  process.exitCode = 2
} else await measureAll(PARTS.filter(({ name }) => only.includes(name)))

async function measureAll(parts: readonly Part[]): Promise<void> {
  const machine = readMachine()
  console.log(`${describeMachine(machine)}\n${describePackages(machine)}`)
  const disturbance = findDisturbance(machine)
  if (disturbance !== undefined) console.log(`\n${disturbance}`)
  console.log("\nEach ratio is the median of interleaved rounds: '× A' is how many times the first figure of row A.\n")
  const start = performance.now()
  const options = { merchant: makeMerchant(), quick, progress: (what: string) => showProgress(what, start) }
  const sections: Section[] = []
  const failed: string[] = []
  for (const part of parts) {
    try {
      for await (const section of part.run(options)) {
        clearProgress()
        console.log(writeSection(section))
        sections.push(section)
      }
    } catch (error) {
      clearProgress()
      console.error(`FAILED: ${part.name}:`, error, '\n')
      failed.push(part.name)
    }
  }
  clearProgress()
  const verdicts = judge(sections)
  if (verdicts.length > 0) console.log(`${writeVerdicts(verdicts)}\n`)
  const seconds = Math.round((performance.now() - start) / 1000)
  console.log(`${quick ? 'A quick run, not to quote. ' : ''}It took ${seconds} s.`)
  if (failed.length > 0) {
    console.error(`These parts could not be measured: ${failed.join(', ')}.${write ? ' Nothing is written.' : ''}`)
    process.exitCode = 1
  } else if (write) {
    const paths = writeResults({ measuredAt: new Date().toISOString(), machine, sections })
    console.log(`Written: ${paths.join(', ')}`)
  }
}

/** One line that is written over where somebody looks on, and nothing where nobody does. */
function showProgress(what: string, start: number): void {
  if (!process.stderr.isTTY) return
  process.stderr.write(`\r\x1b[K${Math.round((performance.now() - start) / 1000)} s  ${what} …`)
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
}
