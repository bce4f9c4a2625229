import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** A workspace of two packages and a program that holds the source of one that is not published, with the real tools. */
const FILES: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ type: 'module', scripts: { pnpm: 'node install.mjs' } }),
  'pnpm-lock.yaml': 'one',
  'pnpm-workspace.yaml': 'packages:\n  - packages/*\n  - suites/*\n  - examples/*\n  - "!examples/apart"\n',
  // In pnpm's place, for no registry is asked here: it leaves what pnpm leaves, and says what pnpm says.
  'install.mjs': `import { appendFileSync, cpSync, mkdirSync, existsSync } from 'node:fs'
console.log(' WARN  Failed to create bin')
if (existsSync('broken-registry')) process.exit(1)
appendFileSync('installs', '+')
mkdirSync('node_modules/.pnpm', { recursive: true })
cpSync('pnpm-lock.yaml', 'node_modules/.pnpm/lock.yaml')`,
  'tsup.base.ts': `export const shared = { format: 'esm' as const, silent: true }`,
  'packages/one/src/index.ts': `export const one = 1\n`,
  'packages/two/src/index.ts': `export const two = 2\n`,
  'examples/program/src/index.ts': `import { helper } from '../../../suites/helper/src/index.ts'\nconsole.log(helper)\n`,
  'suites/helper/src/index.ts': `export const helper = 'first'\n`,
}
const MANIFESTS = {
  'packages/one': { name: 'one', scripts: { build: 'tsup' } },
  'packages/two': { name: 'two', scripts: { build: 'tsup' } },
  'examples/program': { name: 'program', scripts: { build: 'tsup' }, dependencies: { helper: 'workspace:*' } },
  'suites/helper': { name: 'helper' },
  'examples/apart': { name: 'apart', scripts: { build: 'tsup' }, dependencies: { elsewhere: '^1.0.0' } },
}
const CONFIG = `import { shared } from '../../tsup.base.ts'\nexport default { ...shared, entry: ['src/*.ts'] }\n`

// Each set-up is a process, or three.
vi.setConfig({ testTimeout: 60_000 })

let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'snap-set-up-'))
  cpSync(`${REPOSITORY}/tools`, `${root}/tools`, { recursive: true })
  for (const [path, text] of Object.entries(FILES)) write(path, text)
  for (const [folder, manifest] of Object.entries(MANIFESTS)) {
    write(`${folder}/package.json`, JSON.stringify({ type: 'module', ...manifest }))
    if ('scripts' in manifest) write(`${folder}/tsup.config.ts`, CONFIG)
  }
  mkdirSync(`${root}/node_modules`)
  symlinkSync(`${REPOSITORY}/node_modules/tsup`, `${root}/node_modules/tsup`, 'junction')
  mkdirSync(`${root}/examples/program/node_modules`)
  symlinkSync(`${root}/suites/helper`, `${root}/examples/program/node_modules/helper`, 'junction')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const ALL = 'Building 3 packages … done after'

it('installs and builds, each step in a line, without the warnings of the package manager', () => {
  const { status, stdout, stderr } = setUp()
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  expect(stderr).toMatch(/^Installing the dependencies … done after \d+ s\nBuilding 3 packages … done after \d+ s\n$/)
  expect(read('packages/one/dist/index.js')).toContain('one = 1')
})

it('does and says nothing when nothing changed, whatever the times of the files', () => {
  utimesSync(`${root}/packages/one/src/index.ts`, new Date(), new Date())
  expect(setUp()).toMatchObject({ status: 0, stdout: '', stderr: '' })
})

it.each([
  ['a source changed', 'packages/one', () => write('packages/one/src/index.ts', 'export const one = 11\n')],
  [
    'another commit was checked out',
    'packages/one',
    () => write('packages/one/src/index.ts', 'export const one = 1\n'),
  ],
  ['a source was added', 'packages/one', () => write('packages/one/src/more.ts', 'export const more = 1\n')],
  ['a source was removed', 'packages/one', () => rmSync(`${root}/packages/one/src/more.ts`)],
  ['a source was renamed', 'packages/one', () => write('packages/one/src/a.ts', 'export const more = 1\n')],
  ['a built file was changed', 'packages/two', () => write('packages/two/dist/index.js', 'export const two = 3\n')],
  ['a built file is missing', 'packages/two', () => rmSync(`${root}/packages/two/dist/index.js`)],
  ['all built files are missing', 'packages/two', () => rmSync(`${root}/packages/two/dist`, { recursive: true })],
  ['its configuration changed', 'packages/two', () => write('packages/two/tsup.config.ts', `${CONFIG}//\n`)],
  [
    'a source of what it holds changed',
    'examples/program',
    () => write('suites/helper/src/index.ts', `export const helper = 'second'\n`),
  ],
])('builds what changed, and only that: %s', (_, folder, change) => {
  change()
  expect(setUp().stderr).toMatch(new RegExp(`^Building ${folder} … done after \\d+ s\\n$`))
})

it('is quiet again after all of these', () => {
  expect(setUp().stderr).toBe('')
})

it('leaves nothing of a source that is gone', () => {
  expect(read('packages/one/dist/a.js')).toContain('more')
  rmSync(`${root}/packages/one/src/a.ts`)
  setUp()
  expect(() => read('packages/one/dist/a.js')).toThrow('ENOENT')
  expect(read('examples/program/dist/index.js')).toContain('second')
})

it.each([
  ['the shared configuration changed', () => write('tsup.base.ts', `${FILES['tsup.base.ts']}\n`)],
  ['the compiler options changed', () => write('tsconfig.base.json', '{}')],
  ['a tool changed', () => write('tools/more.mjs', '')],
])('builds all anew: %s', (_, change) => {
  change()
  expect(setUp().stderr).toMatch(new RegExp(`^${ALL}`))
})

it.each([
  ['the lockfile changed', () => write('pnpm-lock.yaml', 'two'), true],
  ['a manifest changed', () => write('suites/helper/package.json', '{ "name": "helper" }'), false],
  ['somebody installed something else', () => write('node_modules/.pnpm/lock.yaml', 'three'), false],
  ['what was installed is gone', () => rmSync(`${root}/node_modules/.pnpm`, { recursive: true }), false],
])('installs again: %s', (_, change, buildsAll) => {
  const installs = read('installs').length
  change()
  const { stderr } = setUp()
  expect(stderr).toContain('Installing the dependencies … done')
  expect(stderr.includes(ALL)).toBe(buildsAll)
  expect(read('installs')).toHaveLength(installs + 1)
})

it('says what is wrong with a source, each time until it is mended', () => {
  write('packages/one/src/index.ts', 'export const = 1\n')
  for (const _ of [1, 2]) {
    const { status, stderr } = setUp()
    expect(status).toBe(1)
    expect(stderr).toMatch(/^Building packages\/one …[\s\S]*index\.ts:1:13[\s\S]* failed after/)
  }
  write('packages/one/src/index.ts', 'export const one = 1\n')
  expect(setUp()).toMatchObject({ status: 0, stderr: expect.stringMatching(/^Building packages\/one … done/) })
})

it('says all that the package manager said when it fails', () => {
  write('broken-registry', '')
  write('pnpm-lock.yaml', 'four')
  const { status, stderr } = setUp()
  expect(status).toBe(1)
  expect(stderr).toMatch(/^Installing the dependencies … failed after \d+ s\n WARN {2}Failed to create bin/)
  rmSync(`${root}/broken-registry`)
  expect(setUp().status).toBe(0)
})

it('works once for two that start at once', async () => {
  write('packages/one/src/index.ts', 'export const one = 12\n')
  const printed = await Promise.all([startSetUp(), startSetUp()])
  expect(printed.join('').match(/Building/g)).toHaveLength(1)
  expect(printed.join('')).toContain('Another set-up runs here: waiting for it.')
})

it('takes over from one that was killed', () => {
  const longAgo = new Date(Date.now() - 60_000)
  write('.setup/lock', '1')
  utimesSync(`${root}/.setup/lock`, longAgo, longAgo)
  expect(setUp().status).toBe(0)
})

function setUp(): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [`${root}/tools/setup.mjs`], { encoding: 'utf8', cwd: tmpdir() })
}

async function startSetUp(): Promise<string> {
  const child = spawn(process.execPath, [`${root}/tools/setup.mjs`], { stdio: ['ignore', 'ignore', 'pipe'] })
  let printed = ''
  for await (const chunk of child.stderr) printed += chunk
  return printed
}

function write(path: string, text: string): void {
  mkdirSync(dirname(`${root}/${path}`), { recursive: true })
  writeFileSync(`${root}/${path}`, text)
}

function read(path: string): string {
  return readFileSync(`${root}/${path}`, 'utf8')
}
