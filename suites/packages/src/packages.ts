import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { FRAMEWORK_TYPES, FRAMEWORKS, installBareProject } from './bare-project.ts'
import { packPackages } from './pack-packages.ts'
import { mustRun } from './run-program.ts'
import { printTable } from './table.ts'
import {
  CONSUMERS,
  CONSUMERS_WITHOUT_NODE,
  type Platform,
  type Resolution,
  typeCheck,
  writeConsumers,
} from './type-check.ts'
import { SUITE } from './workspace.ts'

const HELP = `Type-checks the packed packages as their users do: each TypeScript, each way to find modules, with and without @types/node.

Usage: npm run packages -- [--only TEXT] [--list] [--help]

  --only   the checks whose name holds this text; may be given again
  --list   their names
  --help   this text

With @types/node: every package. Without: ${CONSUMERS_WITHOUT_NODE.join(', ')}.
The declarations of node, express, koa, fastify and simulator name Node's own types: there, @types/node must be installed.
Each check is strict, of ES modules and CommonJS, with skipLibCheck off. Exit code 1 when one fails.`

const COMPILERS = ['5.9', '6', '7'] as const
const RESOLUTIONS: readonly Resolution[] = ['node16', 'nodenext', 'bundler']

/** Two projects, so that nothing brings `@types/node` where it shall not be. */
const PROJECTS = {
  server: { beside: [...FRAMEWORKS, ...FRAMEWORK_TYPES], consumers: CONSUMERS },
  edge: { beside: ['hono'], consumers: CONSUMERS_WITHOUT_NODE },
} as const satisfies Record<string, object>

/** The table's columns. */
const PLATFORMS: Readonly<Record<Platform, { readonly title: string; readonly project: keyof typeof PROJECTS }>> = {
  node: { title: '@types/node', project: 'server' },
  dom: { title: 'without, lib DOM', project: 'edge' },
  webworker: { title: 'without, lib WebWorker', project: 'edge' },
}

interface Check {
  readonly name: string
  readonly row: string
  readonly compiler: (typeof COMPILERS)[number]
  readonly resolution: Resolution
  readonly platform: Platform
}

const CHECKS: readonly Check[] = COMPILERS.flatMap((compiler) =>
  RESOLUTIONS.flatMap((resolution) =>
    // The table's own keys.
    (Object.keys(PLATFORMS) as Platform[]).map((platform) => {
      const row = `TypeScript ${compiler}, ${resolution}`
      return { name: `${row}, ${platform}`, row, compiler, resolution, platform }
    }),
  ),
)

async function installProjects(root: string): Promise<void> {
  const tarballs = await packPackages(root)
  for (const [project, { beside, consumers }] of Object.entries(PROJECTS)) {
    const folder = `${root}/${project}`
    await installBareProject({ folder, manager: 'npm', tarballs, beside })
    writeConsumers({ folder, consumers })
  }
  if (existsSync(`${root}/edge/node_modules/@types/node`)) throw new Error('something installed @types/node')
  await mustRun('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { folder: `${SUITE}/compilers` })
}

function runCheck(root: string, { compiler, resolution, platform }: Check): Promise<readonly string[]> {
  const { project } = PLATFORMS[platform]
  const checked = { folder: `${root}/${project}`, consumers: PROJECTS[project].consumers }
  const tsc = `${SUITE}/compilers/node_modules/typescript-${compiler}/bin/tsc`
  return typeCheck(checked, { compiler: tsc, platform, resolution })
}

/** @returns Whether all passed. */
async function runChecks(checks: readonly Check[]): Promise<boolean> {
  const root = mkdtempSync(`${realpathSync(tmpdir())}/snap-sdk-packages-`)
  const findings = new Map<Check, readonly string[]>()
  try {
    console.log('Packing, and installing the tarballs by npm …')
    await installProjects(root)
    const waiting = [...checks]
    const work = async (): Promise<void> => {
      for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
        findings.set(check, await runCheck(root, check))
      }
    }
    await Promise.all(Array.from({ length: availableParallelism() }, work))
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
  report(checks, findings)
  return checks.every((check) => findings.get(check)?.length === 0)
}

function report(checks: readonly Check[], findings: ReadonlyMap<Check, readonly string[]>): void {
  const platforms = Object.entries(PLATFORMS)
  const rows = [...new Set(checks.map(({ row }) => row))].map((row) => [
    row,
    ...platforms.map(([platform]) => {
      const check = checks.find((one) => one.row === row && one.platform === platform)
      if (check === undefined) return '–'
      return findings.get(check)?.length === 0 ? 'ok' : 'FAILED'
    }),
  ])
  printTable(['', ...platforms.map(([, { title }]) => title)], rows)
  for (const [{ name }, lines] of findings) if (lines.length > 0) console.log(`\n${name}\n  ${lines.join('\n  ')}`)
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const chosen = CHECKS.filter(({ name }) => values.only.length === 0 || values.only.some((text) => name.includes(text)))
if (values.help) console.log(HELP)
else if (values.list) console.log(CHECKS.map(({ name }) => name).join('\n'))
else if (chosen.length === 0) {
  console.error(`no check is named so: ${values.only.join(', ')}`)
  process.exitCode = 1
} else process.exitCode = (await runChecks(chosen)) ? 0 : 1
