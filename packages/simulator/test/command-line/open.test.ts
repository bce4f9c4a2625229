import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { runTool } from '../support/run-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const BUILT = fileURLToPath(new URL('../../dist/snap-simulator.js', import.meta.url))

it('as built prints its address, serves the page, and ends by Ctrl-C with exit code 0', async () => {
  const cwd = temporaryFolder()
  await runTool(['keys', '--gateway', 'bca'], { cwd })
  const child = spawn(process.execPath, [BUILT, 'open', '--json'], { cwd, env: { PATH: process.env.PATH } })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [printed] = await once(child.stdout, 'data')
  const { url }: { url: string } = JSON.parse(String(printed))
  const [page, script, facts] = await Promise.all(
    ['', 'page.js', 'facts'].map((path) => fetch(new URL(path, url)).then((answer) => answer.text())),
  )
  expect(page).toContain('<script src="page.js" defer>')
  expect(script?.length).toBeGreaterThan(20_000)
  expect(JSON.parse(facts ?? '')).toMatchObject({ gateway: 'bca' })
  child.kill('SIGINT')
  expect(await once(child, 'close')).toEqual([0, null])
})

it.each<[string[], string]>([
  [['open', 'call'], "open takes options alone, and not 'call'"],
  [['open', '--port', '70000'], "--port is '70000'; it must be a number up to 65535"],
  [['open'], "The gateway's private key is missing"],
])('refuses %j with exit code 2 and the fix', async (args, message) => {
  const { exitCode, stderr } = await runTool(args, { cwd: temporaryFolder() })
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)])
})

it('says that a port is taken', async () => {
  const cwd = temporaryFolder()
  await runTool(['keys'], { cwd })
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  onTestFinished(() => void holder.close())
  const address = holder.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const { exitCode, stderr } = await runTool(['open', '--port', port], { cwd })
  expect([exitCode, stderr]).toEqual([2, `--port ${port} cannot be had: EADDRINUSE.\n`])
})
