import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { packPackages, type Tarball } from '@snap-sdk/package-suite/pack-packages'
import { mustRun } from '@snap-sdk/package-suite/run-program'
import { printTable } from '@snap-sdk/package-suite/table'
import { installExample } from './install-example.ts'
import { INSTALLED_EXAMPLES, type InstalledExample } from './installed-examples.ts'
import { makeIdentity } from './make-identity.ts'
import { type Played, playCalls, RIGHT_CODES } from './play-calls.ts'
import { startExample } from './start-example.ts'

const HELP = `Installs the examples as a new user would: the packed packages, and everything else from the registry, in an empty folder each.
Builds without any secret, starts, and makes calls that the simulator signs.

Usage: npm run examples -- [--only TEXT] [--verbose] [--help]

  --only      the examples whose title holds this text
  --verbose   what they print
  --help      this text

It needs the network: Next.js alone is 341 MB. Exit code 1 when one fails.`

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const chosen = INSTALLED_EXAMPLES.filter(({ title }) => title.toLowerCase().includes(values.only.toLowerCase()))
const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(0)} s`
const { privateKey, environment } = makeIdentity()

/** @returns A row of the table, and whether all was right. */
async function tryExample(
  { folder: name, title, build, start, environment: own, basePath = '/api', change, bill }: InstalledExample,
  { folder, tarballs }: { readonly folder: string; readonly tarballs: readonly Tarball[] },
): Promise<{ readonly row: readonly string[]; readonly isRight: boolean }> {
  const begun = Date.now()
  await installExample(name, { folder, tarballs })
  const installed = seconds(begun)
  const [megabytes = ''] = (await mustRun('du', ['-sm', 'node_modules'], { folder })).split('\t')
  if (change !== undefined) {
    const path = `${folder}/${change.file}`
    const text = readFileSync(path, 'utf8')
    if (!text.includes(change.from)) throw new Error(`${change.file} does not hold '${change.from}'`)
    writeFileSync(path, text.replace(change.from, change.to))
  }

  const building = Date.now()
  const [command, ...parameters] = build ?? []
  if (command !== undefined) {
    const output = await mustRun(command, parameters, { folder, timeoutMilliseconds: 600_000 })
    if (values.verbose) console.log(output)
  }
  const built = command === undefined ? '–' : seconds(building)

  const starting = Date.now()
  const running = await startExample(start, { folder, environment: { ...environment, ...own } })
  const started = seconds(starting)
  try {
    const played = await playCalls(running.url, { privateKey, basePath })
    const payments = bill === undefined ? 1 : (await (await fetch(running.url + bill)).json()).payments.length
    const wrong = [...findWrong(played), ...(payments === 1 ? [] : [`the bill was paid ${payments} times`])]
    const verdict = wrong.length === 0 ? 'ok' : wrong.join(', ')
    return { row: [title, `${megabytes} MB`, installed, built, started, verdict], isRight: wrong.length === 0 }
  } finally {
    await running.stop()
    if (values.verbose) console.log(running.output())
  }
}

function findWrong(played: Played): string[] {
  // The table's own keys.
  const calls = Object.keys(RIGHT_CODES) as (keyof Played)[]
  return calls.flatMap((call) => (played[call] === RIGHT_CODES[call] ? [] : [`${call}: ${played[call]}`]))
}

/** @returns Whether all were right. */
async function tryExamples(): Promise<boolean> {
  const root = mkdtempSync(`${realpathSync(tmpdir())}/snap-sdk-examples-`)
  const rows: (readonly string[])[] = []
  let isRight = true
  try {
    console.log('Packing …')
    const tarballs = await packPackages(root)
    for (const [index, example] of chosen.entries()) {
      console.log(`${example.title} …`)
      const folder = `${root}/${index}`
      try {
        const tried = await tryExample(example, { folder, tarballs })
        rows.push(tried.row)
        isRight &&= tried.isRight
      } catch (error) {
        isRight = false
        rows.push([example.title, '', '', '', '', 'FAILED'])
        console.error(error)
      }
      rmSync(folder, { recursive: true, force: true })
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
  printTable(['example', 'installed', 'install', 'build', 'start', 'calls'], rows)
  return isRight
}

if (values.help) console.log(HELP)
else if (chosen.length === 0) {
  console.error(`no example's title holds this: ${values.only}`)
  process.exitCode = 1
} else process.exitCode = (await tryExamples()) ? 0 : 1
