import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { FRAMEWORKS, type Framework, type FrameworkName, PAGE_COLUMNS } from '@snap-sdk/adapter-suite/frameworks'
import { toIndonesian } from './frameworks-in-indonesian.ts'
import { type FrameworkRow, findTable, readRows, replaceRows, toRow } from './frameworks-page.ts'
import { type FrameworkGroup, type RanFramework, runGroup } from './run-frameworks.ts'
import { WORKSPACE } from './test-results.ts'

const HELP = `Runs the adapter suite on every framework, and shows it as the table of docs/frameworks.md.

Usage: npm run frameworks [-- --only TEXT] [-- --write]

  --only   the frameworks whose name holds this text; the other rows stay as the page has them
  --write  puts each row into docs/frameworks.md and docs/id/frameworks.md as soon as it is there: one that fails loses none of the others
  --help   this text

What is heavy comes from npm: the runtimes, about 900 MB, into campaigns/runtimes/binaries, as for npm run runtimes;
Next.js, 341 MB, into a folder of its own that is removed again. Each step, an install, a build, a run, is ended after five minutes.
Exit code 1 when a case fails or a framework was not run, 2 for wrong use.`

const PAGE = join(WORKSPACE, 'docs/frameworks.md')
const PAGE_IN_INDONESIAN = join(WORKSPACE, 'docs/id/frameworks.md')
const NAMES = Object.keys(FRAMEWORKS)

const { only, write, help } = readOptions()
const groups = groupByRun(only)

if (help) console.log(HELP)
else if (groups.length === 0) endWith(2, `No framework's name holds '${only}'. There are: ${NAMES.join(', ')}.`)
else await runAll()

async function runAll(): Promise<void> {
  const problems: string[] = []
  let page = readFileSync(PAGE, 'utf8')
  for (const [index, group] of groups.entries()) {
    const title = group.map(([name]) => name).join(' | ')
    process.stdout.write(`${index + 1}/${groups.length} ${title} … `)
    const since = Date.now()
    const { rows, wrong } = await tryGroup(group)
    console.log(`${wrong.length === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - since) / 1000).toFixed(0)} s`)
    for (const each of wrong) console.log(`  ${each}`)
    problems.push(...wrong)
    page = merge(write ? readFileSync(PAGE, 'utf8') : page, rows)
    if (write) writePages(page)
  }
  console.log(`\n${findTable(page)}`)
  if (problems.length > 0) return endWith(1, `Not as it should be:\n  ${problems.join('\n  ')}`)
  if (!write && page !== readFileSync(PAGE, 'utf8'))
    console.log('The page shows other results: npm run frameworks -- --write puts these there.')
}

/** The English page is the one that is read again; the Indonesian one has its rows. */
function writePages(page: string): void {
  writeFileSync(PAGE, page)
  const twin = readFileSync(PAGE_IN_INDONESIAN, 'utf8')
  writeFileSync(PAGE_IN_INDONESIAN, replaceRows(twin, PAGE_COLUMNS, readRows(page), toIndonesian))
}

/** The rows of a group that are right, and what is wrong with the others. */
async function tryGroup(
  group: FrameworkGroup,
): Promise<{ readonly rows: readonly FrameworkRow[]; readonly wrong: readonly string[] }> {
  try {
    const ran = await runGroup(group)
    const wrong = new Map(group.map(([name]) => [name, findWrong(ran.get(name))]))
    const rows = group
      .filter(([name]) => wrong.get(name)?.length === 0)
      .map(([name, { door }]) => toRow({ name, door, version: '', cases: [], ...ran.get(name) }, PAGE_COLUMNS))
    return { rows, wrong: [...wrong].flatMap(([name, found]) => found.map((each) => `${name}: ${each}`)) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { rows: [], wrong: group.map(([name]) => `${name}: ${why}`) }
  }
}

function findWrong(ran: RanFramework | undefined): readonly string[] {
  if (ran === undefined || ran.cases.length === 0) return ['no harness of this name ran']
  return ran.cases.filter(({ passed }) => !passed).map(({ name, failure = 'failed' }) => `${name}: ${failure}`)
}

/** The new rows in place of the old ones, in the table's order. */
function merge(page: string, rows: readonly FrameworkRow[]): string {
  const byName = new Map([...readRows(page), ...rows].map((row) => [row.name, row]))
  const sorted = NAMES.flatMap((name) => byName.get(name) ?? [])
  return replaceRows(page, PAGE_COLUMNS, sorted)
}

/** Those of one test file, of one runtime, of one app together: it is started once. */
function groupByRun(text: string): readonly FrameworkGroup[] {
  const groups = new Map<string, [FrameworkName, Framework][]>()
  const entries = Object.entries(FRAMEWORKS) as [FrameworkName, Framework][] // its table's own names
  for (const [name, framework] of entries) {
    if (!name.toLowerCase().includes(text.toLowerCase())) continue
    const key = JSON.stringify(framework.ranBy)
    groups.set(key, [...(groups.get(key) ?? []), [name, framework]])
  }
  return [...groups.values()]
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string', default: '' },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
    process.exit(2)
  }
}

function endWith(code: number, message: string): void {
  console.error(message)
  process.exitCode = code
}
