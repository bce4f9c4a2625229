import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Framework, FrameworkName, FrameworkRun } from '@snap-sdk/adapter-suite/frameworks'
import type { CaseResult } from './frameworks-page.ts'
import { installNextjs } from './install-nextjs.ts'
import { installRuntimes } from './installed.ts'
import { RUNTIMES } from './runtime.ts'
import { runVitest, type TestFile, type VitestOptions, WORKSPACE } from './test-results.ts'

/** Far longer than any takes on a slow machine. */
const LONGEST_MILLISECONDS = 300_000

/** What became of one framework's cases. */
export interface RanFramework {
  readonly version: string
  readonly cases: readonly (CaseResult & { readonly failure?: string | undefined })[]
}

/** Frameworks that are run in one go. */
export type FrameworkGroup = readonly (readonly [name: FrameworkName, framework: Framework])[]

/** Runs a group, by what its first one says. @throws Error when it breaks down, or takes too long. */
export async function runGroup(group: FrameworkGroup): Promise<ReadonlyMap<FrameworkName, RanFramework>> {
  const ranBy: FrameworkRun | undefined = group[0]?.[1].ranBy
  if (ranBy === undefined) return new Map()
  if ('test' in ranBy) return runTest(ranBy.test, group)
  return 'runtime' in ranBy ? runServer(ranBy.runtime, group) : runNextjs(group)
}

async function runTest(file: string, group: FrameworkGroup): Promise<ReadonlyMap<FrameworkName, RanFramework>> {
  const files = await runQuietly(['--project', 'all', '--project', 'shared', file])
  return new Map(
    group.map(([name, framework]) => [name, { version: readVersion(framework), cases: readCases(name, files) }]),
  )
}

/** An app of its own, in a folder of its own: it is too heavy for the workspace. */
async function runNextjs(group: FrameworkGroup): Promise<ReadonlyMap<FrameworkName, RanFramework>> {
  const { folder, version, remove } = await installNextjs()
  try {
    const files = await runQuietly(['--config', 'campaigns/runtimes/frameworks.vitest.ts'], { SNAP_NEXTJS: folder })
    return new Map(group.map(([name]) => [name, { version, cases: readCases(name, files) }]))
  } finally {
    remove()
  }
}

function runQuietly(args: readonly string[], environment?: VitestOptions['environment']): Promise<TestFile[]> {
  return runVitest(args, { environment, quiet: true, timeoutMilliseconds: LONGEST_MILLISECONDS })
}

/** What became of the harness of this name: its tests are named after their cases, and after their gaps. */
function readCases(name: string, files: readonly TestFile[]): RanFramework['cases'] {
  const all = files.flatMap((file) => file.tests)
  const broken = all.filter(({ group }) => group === '')
  return [...broken, ...all.filter(({ group }) => group === name)].flatMap(
    ({ title, passed, failure }): RanFramework['cases'] => {
      const [, caseName, gap] = /^(\S+)(?: \(gap: (.+)\))?$/.exec(title) ?? []
      if (caseName !== undefined) return [{ name: caseName, passed, gap, failure }]
      return passed ? [] : [{ name: title, passed, failure }] // the harness itself is wrong
    },
  )
}

function readVersion({ folder }: Framework): string {
  if (folder === undefined) return process.versions.node
  return JSON.parse(readFileSync(join(WORKSPACE, folder, 'package.json'), 'utf8')).version
}

/** The suite's bundle on a runtime, and what it makes of the harness that is named after its server. */
async function runServer(
  runtimeName: string,
  group: FrameworkGroup,
): Promise<ReadonlyMap<FrameworkName, RanFramework>> {
  await installRuntimes()
  const runtime = RUNTIMES.find((known) => known.name === runtimeName)
  const installed = runtime?.find()
  if (runtime === undefined || installed === undefined)
    throw new Error(`${runtimeName} has no package for this machine`)
  const { gaps, failures } = await runtime.run(installed)
  if (failures.length > 0) throw new Error(failures.map(({ name, message }) => `${name}: ${message}`).join('\n'))
  const reasons = new Map(gaps.map((gap) => [gap.name, gap.reason]))
  // A bundle that passed has run every case that needs no socket.
  const listed = readdirSync(join(WORKSPACE, 'suites/adapters/src/cases')).map((file) => file.replace(/\.ts$/, ''))
  return new Map(
    group.map(([name]) => [
      name,
      {
        version: installed.version,
        cases: listed.map((file) => ({ name: file, passed: true, gap: reasons.get(`${name}: ${file}`) })),
      },
    ]),
  )
}
