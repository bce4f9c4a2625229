import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { runProgram } from './run-program.ts'
import { SUITE } from './workspace.ts'

/** How a compiler resolves modules, with the `module` that goes with it. */
export const RESOLUTIONS = {
  node16: { module: 'node16', moduleResolution: 'node16' },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'preserve', moduleResolution: 'bundler' },
} as const satisfies Record<string, object>

export type Resolution = keyof typeof RESOLUTIONS

/** Where the types of `Request`, `AbortSignal` and the like come from. */
export const PLATFORMS = {
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
 * What compiles where Node's types are absent. The declarations of express, koa and simulator name Node's own types, and those of
 * the `redis` and `pg` clients do: a project that uses them has `@types/node`.
 */
export const WITHOUT_NODE_TYPES: readonly string[] = ['core', 'nicepay', 'hono', 'own-clients']

/**
 * Writes consumers into a bare project, each as an ES module and as CommonJS, with the configuration to check them: strict,
 * and the declarations of every library checked too.
 *
 * @returns The path of the configuration.
 */
export function writeConsumers(
  folder: string,
  { consumers, platform, resolution }: { consumers: readonly string[]; platform: Platform; resolution: Resolution },
): string {
  mkdirSync(`${folder}/src`, { recursive: true })
  for (const consumer of consumers) {
    for (const ending of ['mts', 'cts']) {
      cpSync(`${SUITE}/test/consumers/${consumer}.ts`, `${folder}/src/${consumer}.${ending}`)
    }
  }
  const compilerOptions = {
    ...RESOLUTIONS[resolution],
    ...PLATFORMS[platform],
    target: 'es2022',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
  }
  const path = `${folder}/tsconfig.${platform}.${resolution}.json`
  const files = consumers.flatMap((consumer) => [`src/${consumer}.mts`, `src/${consumer}.cts`])
  writeFileSync(path, JSON.stringify({ compilerOptions, files }, undefined, 2))
  return path
}

/** Runs a compiler as its users do. @returns What it complains of, a line each. */
export async function typeCheck(compiler: string, configuration: string, folder: string): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await runProgram(process.execPath, [compiler, '--project', configuration], {
    folder,
  })
  if (exitCode === 0) return []
  return [...`${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '')]
}
