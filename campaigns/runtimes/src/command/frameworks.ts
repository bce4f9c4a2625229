import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { FRAMEWORKS, type Framework, PAGE_CASES, PAGE_COLUMNS } from '@snap-sdk/adapter-suite/frameworks'
import { type CaseResult, type FrameworkRow, replaceRows } from './frameworks-page.ts'
import { installRuntimes } from './installed.ts'
import { RUNTIMES } from './runtime.ts'
import { runVitest, type TestFile, WORKSPACE } from './test-results.ts'

const HELP = `Runs the adapter suite on every framework, and shows it as the table of docs/frameworks.md.

Usage: npm run frameworks [-- --write]

  --write  puts the table into docs/frameworks.md, when no case failed
  --help   this text

The runtimes come from npm, about 900 MB, into campaigns/runtimes/binaries, as for npm run runtimes.
Exit code 1 when a case fails or a framework was not run, 2 for wrong use.`

const PAGE = join(WORKSPACE, 'docs/frameworks.md')
/** Those whose servers a bundle of the suite runs behind. */
const SERVERS: readonly string[] = ['Bun', 'Deno', 'workerd']

interface Ran {
  readonly version: string
  readonly cases: readonly CaseResult[]
}

const { write, help } = readOptions()

if (help) console.log(HELP)
else await runAll().catch((error) => endWith(1, error instanceof Error ? error.message : String(error)))

async function runAll(): Promise<void> {
  await installRuntimes()
  const files = await runVitest(['--project', 'all', ...findHarnesses()])
  const ofServers = new Map<string, Ran>()
  for (const runtime of SERVERS) ofServers.set(runtime, await runServer(runtime))
  const rows = Object.entries(FRAMEWORKS).map(([name, framework]): FrameworkRow => {
    const { runtime } = { runtime: undefined, ...framework.version }
    const { version, cases } = ofServers.get(runtime ?? '') ?? readRun(name, framework, files)
    return { name, version, door: framework.door, cases }
  })
  const failed = rows.flatMap(({ name, cases }) => [
    ...(cases.length === 0 ? [`${name}: no harness of this name ran`] : []),
    ...cases.filter(({ passed }) => !passed).map((failure) => `${name}: ${failure.name}`),
  ])
  const page = readFileSync(PAGE, 'utf8')
  const written = replaceRows(page, PAGE_COLUMNS, rows)
  console.log(`\n${written.slice(written.indexOf('<!--'))}`)
  if (failed.length > 0) return endWith(1, `Not as it should be:\n  ${failed.join('\n  ')}`)
  if (write) writeFileSync(PAGE, written)
  else if (written !== page)
    console.log('The page shows other results: npm run frameworks -- --write puts these there.')
}

/** The tests that have a harness. */
function findHarnesses(): string[] {
  return ['packages', 'suites', 'examples']
    .flatMap((room) => readdirSync(join(WORKSPACE, room)).map((name) => `${room}/${name}/test`))
    .filter((folder) => existsSync(join(WORKSPACE, folder)))
    .flatMap((folder) => readdirSync(join(WORKSPACE, folder)).map((file) => `${folder}/${file}`))
    .filter((path) => path.endsWith('.test.ts'))
    .filter((path) => readFileSync(join(WORKSPACE, path), 'utf8').includes('describeAdapter('))
}

function readRun(name: string, { version }: Framework, files: readonly TestFile[]): Ran {
  const tests = files.flatMap((file) => file.tests).filter(({ group }) => group === name)
  const cases = tests.flatMap(({ title, passed }): CaseResult[] => {
    const [, caseName, gap] = /^(\S+)(?: \(gap: (.+)\))?$/.exec(title) ?? []
    if (caseName !== undefined) return [{ name: caseName, passed, gap }]
    return passed ? [] : [{ name: title, passed }] // the harness itself is wrong
  })
  return { version: readVersion(version), cases }
}

function readVersion(version: Framework['version']): string {
  if (!('folder' in version)) return process.versions.node
  return JSON.parse(readFileSync(join(WORKSPACE, version.folder, 'package.json'), 'utf8')).version
}

/** The suite's bundle on a runtime, and what it makes of the harness that is named after its server. */
async function runServer(name: string): Promise<Ran> {
  const runtime = RUNTIMES.find((known) => known.name === name)
  const installed = runtime?.find()
  if (runtime === undefined || installed === undefined) throw new Error(`${name} has no package for this machine`)
  const { gaps, failures, passed } = await runtime.run(installed)
  if (failures.length > 0) throw new Error(`${name}: ${failures.map((failure) => failure.name).join(', ')}`)
  const server = name === 'workerd' ? name : `${name}.serve`
  const reasons = new Map(gaps.map((gap) => [gap.name, gap.reason]))
  // A bundle that passed has run every case that needs no socket.
  const cases = listWebCases().map((file) => ({ name: file, passed: true, gap: reasons.get(`${server}: ${file}`) }))
  console.log(`ok    ${name.padEnd(8)} ${installed.version}, ${passed} tests`)
  return { version: installed.version, cases }
}

function listWebCases(): string[] {
  const files = readdirSync(join(WORKSPACE, 'suites/adapters/src/cases')).map((file) => file.replace(/\.ts$/, ''))
  if (!PAGE_CASES.some((name) => files.includes(name))) throw new Error('the suite has no case of the page')
  return files
}

function readOptions() {
  try {
    return parseArgs({
      options: { write: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
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
