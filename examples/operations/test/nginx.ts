import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from './start-server.ts'

const BINARY = ['nginx', '/usr/sbin/nginx'].find((path) => spawnSync(path, ['-v']).status === 0)

export const HAS_NGINX: boolean = BINARY !== undefined

export interface StartedNginx {
  readonly url: string
  stop(): Promise<void>
}

/** Starts a real nginx with the example's file, its two ports changed, in front of a server. */
export async function startNginx(port: string): Promise<StartedNginx> {
  if (BINARY === undefined) throw new Error('there is no nginx')
  const folder = mkdtempSync(join(tmpdir(), 'snap-nginx-'))
  const ownPort = await freePort()
  const site = readFileSync(new URL('../deploy/nginx.conf', import.meta.url), 'utf8')
    .replace('127.0.0.1:3000', `127.0.0.1:${port}`)
    .replace('listen 8080', `listen 127.0.0.1:${ownPort}`)
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  const file = join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `daemon off; pid ${folder}/pid; error_log stderr crit;\nevents {}\nhttp { access_log off;\n${paths.join('\n')}\n${site}}\n`,
  )
  const child: ChildProcess = spawn(BINARY, ['-p', folder, '-c', file], { stdio: ['ignore', 'ignore', 'inherit'] })
  await untilOpen(ownPort)
  return {
    url: `http://127.0.0.1:${ownPort}`,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilOpen(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (isOpen) return
    await delay(50)
  }
  throw new Error('nginx did not start')
}
