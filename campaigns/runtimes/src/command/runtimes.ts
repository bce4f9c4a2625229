import { arch, type } from 'node:os'
import { parseArgs } from 'node:util'
import { installRuntimes } from './installed.ts'
import { toReport } from './report.ts'
import { RUNTIMES, type Runtime } from './runtime.ts'
import { areShown, type Row, writeTables } from './versions-table.ts'

const HELP = `Runs the built packages on each runtime: published vectors, properties, and the adapter suite.

Usage: npm run runtimes -- [--only NAME] [--gaps] [--write] [--list]

  --only   the runtimes whose name holds this text; may be given again
  --gaps   shows the cases that cannot pass on a runtime, with their reasons
  --write  puts the results into docs/reference/versions.md, in both languages, when every runtime passed
  --list   the names of the runtimes
  --help   this text

The runtimes come from npm, about 900 MB, into campaigns/runtimes/binaries. Nothing else installs them.
Exit code 1 when a test fails or a runtime is missing, 2 for wrong use.`

const OPTIONS = {
  only: { type: 'string', multiple: true },
  gaps: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const { only, gaps: showGaps, write, list, help } = readOptions()
const chosen = RUNTIMES.filter(
  ({ name }) => only === undefined || only.some((text) => name.toLowerCase().includes(text.toLowerCase())),
)

if (help) console.log(HELP)
else if (list) for (const { name } of chosen) console.log(name)
else if (chosen.length === 0)
  endWith(2, `--only ${only?.join(' --only ')}: no runtime has such a name. --list shows them.`)
else if (write && only !== undefined) endWith(2, '--write needs every runtime: leave --only out.')
else await runAll().catch((error) => endWith(1, error instanceof Error ? error.message : String(error)))

async function runAll(): Promise<void> {
  console.log('Installing the runtimes: about 900 MB the first time.')
  await installRuntimes()
  console.log()
  const rows: Row[] = []
  for (const runtime of chosen) {
    const row = await runOne(runtime)
    if (row !== undefined) rows.push(row)
  }
  const missing = chosen.length - rows.length
  if (missing > 0) return endWith(1, `\n${missing} of ${chosen.length} runtimes did not pass.`)
  console.log('\nEvery test passed.')
  if (only !== undefined) return
  if (write) writeTables(rows)
  else if (!areShown(rows))
    console.log('docs/reference/versions.md shows other results: npm run runtimes -- --write puts these there.')
}

/** @returns The runtime's row, when it is there and every test passed. */
async function runOne({ name, adapters, find, run }: Runtime): Promise<Row | undefined> {
  const installed = find()
  if (installed === undefined) {
    console.log(`FAIL  ${name.padEnd(8)} has no package for ${process.platform} ${process.arch}`)
    return undefined
  }
  const start = performance.now()
  const { passed, gaps, failures } = await run(installed).catch((error) =>
    toReport('', `could not be started: ${error}`),
  )
  const seconds = `${((performance.now() - start) / 1000).toFixed(0)} s`
  const verdict = failures.length === 0 ? 'ok' : 'FAIL'
  const counts = [`${passed} passed`, `${failures.length} failed`, `${gaps.length} known gaps`].join(', ')
  console.log(`${verdict.padEnd(5)} ${name.padEnd(8)} ${installed.version.padEnd(13)} ${counts.padEnd(38)} ${seconds}`)
  for (const failure of failures)
    console.log(`      ${failure.name}: ${failure.message.replaceAll('\n', '\n        ')}`)
  if (showGaps) for (const gap of gaps) console.log(`      gap: ${gap.name}: ${gap.reason}`)
  if (failures.length > 0) return undefined
  return { name, version: installed.version, adapters, passed, gaps: gaps.length, machine: `${type()} ${arch()}` }
}

function readOptions() {
  try {
    return parseArgs({ options: OPTIONS }).values
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
    process.exit(2)
  }
}

function endWith(code: number, message: string): void {
  console.error(message)
  process.exitCode = code
}
