import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FRAMEWORK_TYPES, FRAMEWORKS, installBareProject } from '../src/bare-project.ts'
import { installLine } from '../src/install-line.ts'
import { readDocument } from '../src/markdown.ts'
import { packPackages } from '../src/pack-packages.ts'
import { runNodeIn } from '../src/run-node.ts'
import { mustRun, runProgram } from '../src/run-program.ts'
import { CONSUMERS, typeCheck, writeConsumers } from '../src/type-check.ts'
import { builtFile, PACKAGES, SUITE } from '../src/workspace.ts'
import { EXPORTS } from './support/exports.ts'
import { loadedCryptoFiles } from './support/loaded-crypto-file.ts'

const MANAGERS = ['npm', 'pnpm'] as const

/** The first installation on a machine downloads. */
const INSTALL_MILLISECONDS = 240_000
const COMMAND_MILLISECONDS = 120_000

const require = createRequire(import.meta.url)
const JEST = require.resolve('jest/bin/jest')
const COMPILER = `${dirname(require.resolve('typescript/package.json'))}/bin/tsc`

/** CommonJS as it stands, nothing transformed. */
const JEST_CONFIGURATION = { testEnvironment: 'node', testMatch: ['**/*.test.cjs'], transform: {}, watchman: false }

const EXPECTED = Object.fromEntries(PACKAGES.map((name) => [`@snap-sdk/${name}`, EXPORTS[name]]))
const NAMES = JSON.stringify(Object.keys(EXPECTED))

// Outside of the workspace: nothing can be found there that was not installed.
const root = mkdtempSync(`${realpathSync(tmpdir())}/snap-sdk-installed-`)

/** What was packed, before anybody builds anew. */
const packed = new Map<string, string>()

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

/** What a new user does: an empty folder, the line that `npm run pack` prints, and the README's files as they are printed. */
async function followReadme(line: string): Promise<void> {
  const folder = `${root}/readme`
  mkdirSync(folder)
  await mustRun('npm', ['init', '--yes'], { folder })
  await mustRun('npm', ['pkg', 'set', 'type=module'], { folder })
  const [command = '', ...parameters] = line.split(' ')
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts']
  await mustRun(command, [...parameters, ...flags], { folder })
  for (const { file, code } of readDocument('README.md').blocks) {
    if (file !== undefined) writeFileSync(`${folder}/${file.replace(/ts$/, 'js')}`, code)
  }
}

beforeAll(async () => {
  const tarballs = await packPackages(root)
  for (const name of PACKAGES) packed.set(name, digest(builtFile(name, 'index.js')))
  const beside = [...FRAMEWORKS, ...FRAMEWORK_TYPES]
  const install = (manager: (typeof MANAGERS)[number]) =>
    installBareProject({ folder: `${root}/${manager}`, manager, tarballs, beside })
  await Promise.all([...MANAGERS.map(install), followReadme(installLine(tarballs, ['express']))])
  for (const manager of MANAGERS) cpSync(`${SUITE}/test/users`, `${root}/${manager}`, { recursive: true })
}, INSTALL_MILLISECONDS)
afterAll(() => rmSync(root, { recursive: true, force: true }), INSTALL_MILLISECONDS)

describe.each(MANAGERS)('installed by %s', { timeout: COMMAND_MILLISECONDS }, (manager) => {
  const folder = `${root}/${manager}`

  test('each package is the one that was built here', () => {
    for (const name of PACKAGES) {
      const installed = `${folder}/node_modules/@snap-sdk/${name}`
      expect(digest(`${installed}/dist/index.js`), name).toBe(packed.get(name))
      expect(readFileSync(`${installed}/package.json`, 'utf8'), name).not.toMatch(/"(?:workspace|catalog):/)
    }
  })

  test('imported from an ES module', async () => {
    const script = `const loaded = {}
      for (const name of ${NAMES}) loaded[name] = Object.keys(await import(name)).sort()
      console.log(JSON.stringify(loaded))`
    expect(JSON.parse(await runNodeIn(folder, '--input-type=module', '-e', script))).toEqual(EXPECTED)
  })

  test('required from CommonJS, where Node cannot require ES modules', async () => {
    const script = `const loaded = {}
      for (const name of ${NAMES}) loaded[name] = Object.keys(require(name)).sort()
      console.log(JSON.stringify(loaded))`
    expect(JSON.parse(await runNodeIn(folder, '--input-type=commonjs', '-e', script))).toEqual(EXPECTED)
  })

  test('core takes the cryptography of Node, imported and required', async () => {
    expect(await loadedCryptoFiles(folder)).toEqual(['node.js', 'node.cjs'])
  })

  test('used from Jest in CommonJS', async () => {
    const parameters = [JEST, '--ci', '--rootDir', folder, '--config', JSON.stringify(JEST_CONFIGURATION)]
    const { exitCode, stderr } = await runProgram(process.execPath, parameters, { folder })
    expect(stderr).toMatch(/^Tests: +3 passed, 3 total$/m)
    expect(exitCode).toBe(0)
  })

  test('two copies of core understand each other', async () => {
    expect(await runNodeIn(folder, 'two-copies.mjs')).toBe('understood\n')
  })

  test('type-checked under nodenext, every declaration included', async () => {
    const checked = { folder, consumers: CONSUMERS }
    writeConsumers(checked)
    expect(await typeCheck(checked, { compiler: COMPILER, platform: 'node', resolution: 'nodenext' })).toEqual([])
  })

  test('the simulator has a command', async () => {
    const command = `${folder}/node_modules/.bin/snap-simulator`
    const { exitCode, stdout } = await runProgram(command, ['--help'], { folder })
    expect(stdout).toContain('npx @snap-sdk/simulator')
    expect(exitCode).toBe(0)
  })
})

test('in an empty folder the line of npm run pack installs what the README needs, and its test passes', async () => {
  const { exitCode, stdout } = await runProgram(process.execPath, ['--test'], { folder: `${root}/readme` })
  expect(stdout).toMatch(/^# pass 1$|^ℹ pass 1$/m)
  expect(exitCode).toBe(0)
  const { stdout: help } = await runProgram('npx', ['@snap-sdk/simulator', '--help'], { folder: `${root}/readme` })
  expect(help).toContain('npx @snap-sdk/simulator')
})
