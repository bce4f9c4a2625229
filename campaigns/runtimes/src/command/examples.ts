import { parseArgs } from 'node:util'
import { BINARIES, findForPlatform, installRuntimes } from './installed.ts'
import { runVitest, type TestFile } from './test-results.ts'

const HELP = `Runs every example on what it is made for, with the built packages: Bun, Deno and workerd among them; pm2, and the schemas of Kubernetes.

Usage: npm run examples:runtimes [-- --only NAME]

  --only   the examples whose folder's name holds this text
  --help   this text

The runtimes, pm2 and the schemas come from npm, about 900 MB, into campaigns/runtimes/binaries, as for npm run runtimes.
Exit code 1 when a test fails, 2 for wrong use.`

const { only, help } = readOptions()

if (help) console.log(HELP)
else {
  await installRuntimes()
  const files = await runVitest(
    ['--config', 'campaigns/runtimes/examples.vitest.ts', ...(only === undefined ? [] : [`examples/${only}`])],
    {
      environment: {
        SNAP_BINARIES: BINARIES,
        SNAP_BUN: findForPlatform('bun', 'bin/bun')?.binary,
        SNAP_DENO: findForPlatform('deno', 'deno')?.binary,
        SNAP_WORKERD: findForPlatform('workerd', 'bin/workerd')?.binary,
      },
    },
  )
  const names = new Set(files.map(({ path }) => path.split('/')[1] ?? '').sort())
  console.log()
  for (const name of names)
    console.log(
      writeLine(
        name,
        files.filter(({ path }) => path.startsWith(`examples/${name}/`)),
      ),
    )
  const passed = files.length > 0 && files.every(({ tests }) => tests.every((test) => test.passed))
  if (!passed) process.exitCode = 1
}

function writeLine(name: string, files: readonly TestFile[]): string {
  const tests = files.flatMap((file) => file.tests)
  const failed = tests.filter((test) => !test.passed).length
  const counts = `${tests.length - failed} passed, ${failed} failed`
  const seconds = files.reduce((sum, file) => sum + file.seconds, 0)
  return `${(failed === 0 ? 'ok' : 'FAIL').padEnd(5)} ${name.padEnd(18)} ${counts.padEnd(22)} ${seconds.toFixed(0)} s`
}

function readOptions() {
  try {
    return parseArgs({
      options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
    }).values
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
    process.exit(2)
  }
}
