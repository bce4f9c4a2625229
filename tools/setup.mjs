// Installs and builds what changed since the last time, each step in a line on stderr: node tools/setup.mjs [--build-only]
// Needs nothing but Node and npm.
import { fork, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashFiles } from './hash-files.mjs'
import { holdLock } from './hold-lock.mjs'
import { buildInputs, installInputs, listPackages, readManifest } from './workspace.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What was installed and built, and from what. */
const STATE = join(ROOT, '.setup/state.json')

/** What pnpm writes of an installation, and so the sign that it is whole. */
const INSTALLED = 'node_modules/.pnpm/lock.yaml'

/**
 * Makes the working tree ready to run. What is unchanged, judged by the contents of all that goes in and of all that came out, is left alone.
 *
 * @returns Whether all of it worked. What went wrong is on stderr.
 */
export async function setUp({ install = true } = {}) {
  const release = await holdLock(join(ROOT, '.setup/lock'), () => say('Another set-up runs here: waiting for it.\n'))
  try {
    return (!install || (await installPackages())) && (await buildPackages())
  } finally {
    release()
  }
}

async function installPackages() {
  const packages = listPackages(ROOT)
  const state = readState()
  const inputs = `${process.platform} ${process.arch} ${hashFiles(ROOT, installInputs(packages))}`
  const isWhole = [{ folder: '', manifest: readManifest(ROOT) }, ...packages].every(({ folder, manifest }) => {
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    return names.every((name) => existsSync(join(ROOT, folder, 'node_modules', name)))
  })
  if (isWhole && state.installed?.inputs === inputs && state.installed.output === hashFiles(ROOT, [INSTALLED]))
    return true

  const done = sayStep('Installing the dependencies')
  const { status, printed } = await runQuietly('npm', [
    ...['run', '--silent', 'pnpm', '--'],
    ...['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'],
  ])
  done(status === 0)
  // pnpm's own lines are for whom something went wrong.
  if (status !== 0) say(printed)
  else writeState({ ...state, installed: { inputs, output: hashFiles(ROOT, [INSTALLED]) } })
  return status === 0
}

async function buildPackages() {
  const packages = listPackages(ROOT)
  const state = readState()
  const hashInputs = (one) => hashFiles(ROOT, buildInputs(ROOT, packages, one))
  const hashOutput = (folder) => hashFiles(ROOT, [`${folder}/dist`])
  const changed = packages
    .filter(({ manifest }) => manifest.scripts?.build === 'tsup')
    .map((one) => ({ folder: one.folder, inputs: hashInputs(one) }))
    .filter(({ folder, inputs }) => {
      const built = state.built?.[folder]
      return built?.inputs !== inputs || built.output !== hashOutput(folder)
    })
  if (changed.length === 0) return true

  const done = sayStep(`Building ${changed.length === 1 ? changed[0].folder : `${changed.length} packages`}`)
  const built = await runBuilders(changed.map(({ folder }) => folder))
  done(built.length === changed.length)
  const rows = changed
    .filter(({ folder }) => built.includes(folder))
    .map(({ folder, inputs }) => [folder, { inputs, output: hashOutput(folder) }])
  writeState({ ...state, built: { ...state.built, ...Object.fromEntries(rows) } })
  return built.length === changed.length
}

function runQuietly(command, commandArguments) {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        printed += text
      })
    }
    child.once('error', ({ message }) => resolve({ status: null, printed: message }))
    child.once('close', (status) => resolve({ status, printed }))
  })
}

/** @returns The folders that were built. */
async function runBuilders(folders) {
  const waiting = [...folders]
  const built = []
  const runBuilder = () =>
    new Promise((resolve) => {
      const builder = fork(new URL('build.mjs', import.meta.url), { stdio: ['ignore', 2, 2, 'ipc'] })
      const next = () => {
        const folder = waiting.shift()
        if (folder === undefined) builder.disconnect()
        else builder.send(join(ROOT, folder))
      }
      builder.on('message', ({ folder, failed }) => {
        if (!failed) built.push(folders.find((one) => join(ROOT, one) === folder))
        next()
      })
      builder.once('exit', resolve)
      next()
    })
  await Promise.all(folders.slice(0, Math.min(4, availableParallelism())).map(runBuilder))
  return built
}

function readState() {
  try {
    return JSON.parse(readFileSync(STATE, 'utf8'))
  } catch {
    return {}
  }
}

function writeState(state) {
  mkdirSync(dirname(STATE), { recursive: true })
  writeFileSync(STATE, JSON.stringify(state, undefined, 2))
}

/** @returns What ends the line, when the step ends. */
function sayStep(step) {
  const start = performance.now()
  say(`${step} …`)
  return (isDone) => say(` ${isDone ? 'done' : 'failed'} after ${Math.ceil((performance.now() - start) / 1000)} s\n`)
}

function say(text) {
  process.stderr.write(text)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await setUp({ install: !process.argv.includes('--build-only') })) ? 0 : 1
}
