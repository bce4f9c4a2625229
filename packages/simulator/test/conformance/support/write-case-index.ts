import { readdirSync } from 'node:fs'

const CASES = new URL('../../../src/conformance/cases/', import.meta.url)

/** In the order in which a call is read, and so in which cases are run. A folder that is not named here fails the test. */
const FOLDERS: readonly string[] = [
  'answer',
  'headers',
  'timestamp',
  'signature',
  'token',
  'path',
  'body',
  'field',
  'repeat',
  'bill',
  'payment',
  'notify',
]

/** One file of a folder. */
interface CaseFile {
  readonly folder: string
  /** Without its ending: what its cases are called. */
  readonly stem: string
}

/** Every file with cases, as the file system has it, in the order in which they are run. */
export function listCaseFiles(): readonly CaseFile[] {
  const there = readdirSync(CASES, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const unordered = there.filter(({ name }) => !FOLDERS.includes(name))
  if (unordered.length > 0) throw new Error(`Where do ${unordered.map(({ name }) => name)} come in FOLDERS?`)
  return FOLDERS.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, CASES))
      .map((file) => ({ folder, stem: file.replace(/\.ts$/, '') }))
      .sort(byRank),
  )
}

/** `src/conformance/cases/index.ts`. */
export function writeCaseIndex(files: readonly CaseFile[]): string {
  const sorted = [...files].sort((one, other) => compare(one.folder, other.folder) || byStem(one, other))
  const imports = sorted.map(({ folder, stem }) => `import { ${toName(stem)} } from './${folder}/${stem}.ts'`)
  const rules = FOLDERS.flatMap((folder) => [
    `  // ${folder}`,
    ...files.filter((file) => file.folder === folder).map(({ stem }) => `  ${toName(stem)},`),
  ])
  return `import type { CaseMaker } from '../define-cases.ts'
${imports.join('\n')}

/**
 * Every rule, in the order in which they are run: no rule needs another one.
 *
 * Made from the folders: \`npx vitest run packages/simulator/test/conformance/cases.test.ts -u\`
 */
export const RULES: readonly CaseMaker[] = [
${rules.join('\n')}
]
`
}

function toName(stem: string): string {
  return stem.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** By name, and what is right before all. */
function byRank(one: CaseFile, other: CaseFile): number {
  return Number(other.stem === 'valid') - Number(one.stem === 'valid') || byStem(one, other)
}

function byStem(one: CaseFile, other: CaseFile): number {
  return compare(one.stem, other.stem)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
