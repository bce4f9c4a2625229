import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { withoutForeignFindings } from './foreign-findings.ts'
import { runProgram } from './run-program.ts'
import { SUITE } from './workspace.ts'

/** How a compiler resolves modules, with the `module` that goes with it. */
const RESOLUTIONS = {
  node16: { module: 'node16', moduleResolution: 'node16' },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'preserve', moduleResolution: 'bundler' },
} as const satisfies Record<string, object>

export type Resolution = keyof typeof RESOLUTIONS

/** Where the types of `Request`, `AbortSignal` and the like come from. */
const PLATFORMS = {
  node: { lib: ['ES2022'], types: ['node'] },
  dom: { lib: ['ES2022', 'DOM'], types: [] },
  webworker: { lib: ['ES2022', 'WebWorker'], types: [] },
} as const satisfies Record<string, object>

export type Platform = keyof typeof PLATFORMS

/** The files of `test/consumers`: each uses the public surface of one package, as a user would. */
export const CONSUMERS: readonly string[] = readdirSync(`${SUITE}/test/consumers`).map((file) =>
  file.replace('.ts', ''),
)

/**
 * What compiles where Node's types are absent. The declarations of node, express, koa, fastify and simulator name Node's own types, and so do those
 * of the clients `redis`, `pg` and `mysql2`: who uses them has `@types/node`.
 */
export const CONSUMERS_WITHOUT_NODE: readonly string[] = [
  'core',
  'services',
  'gateways',
  'hono',
  'own-clients',
  'opentelemetry',
]

/** Shows that the compiler looked. */
const WRONG = {
  text: "import { createSnap } from '@snap-sdk/core'\nexport const wrong: number = createSnap\n",
  finding: /^src\/wrong\.mts\(2,14\): error TS2322: /,
}

/** A bare project, and which consumers are in it. */
export interface Checked {
  readonly folder: string
  readonly consumers: readonly string[]
}

/** Writes consumers into a bare project, each as an ES module and as CommonJS, and one wrong use. */
export function writeConsumers({ folder, consumers }: Checked): void {
  mkdirSync(`${folder}/src`, { recursive: true })
  for (const consumer of consumers) {
    for (const file of filesOf(consumer)) cpSync(`${SUITE}/test/consumers/${consumer}.ts`, `${folder}/${file}`)
  }
  writeFileSync(`${folder}/src/wrong.mts`, WRONG.text)
}

function filesOf(consumer: string): readonly string[] {
  return [`src/${consumer}.mts`, `src/${consumer}.cts`]
}

/**
 * Runs a compiler on what {@link writeConsumers} wrote, as its users do: strict, the declarations of every library checked too.
 *
 * @param how.compiler The path of its `tsc`.
 * @returns What it says beyond the wrong use, a line each; also that it missed the wrong use.
 */
export async function typeCheck(
  { folder, consumers }: Checked,
  how: { readonly compiler: string; readonly platform: Platform; readonly resolution: Resolution },
): Promise<readonly string[]> {
  const compilerOptions = {
    ...RESOLUTIONS[how.resolution],
    ...PLATFORMS[how.platform],
    target: 'es2022',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
  }
  // Several compilers may run at once.
  const configuration = `${folder}/tsconfig.${randomUUID()}.json`
  const files = [...consumers.flatMap(filesOf), 'src/wrong.mts']
  writeFileSync(configuration, JSON.stringify({ compilerOptions, files }, undefined, 2))
  const { stdout, stderr } = await runProgram(process.execPath, [how.compiler, '--project', configuration], { folder })
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '')
  const others = lines.filter((line) => !WRONG.finding.test(line))
  if (others.length === lines.length) return ['the wrong use in src/wrong.mts was not seen', ...others]
  return withoutForeignFindings(others)
}
