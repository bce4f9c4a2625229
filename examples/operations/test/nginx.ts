import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBinary, freePort, isListening, stopProcess, waitFor } from '@snap-sdk/test-servers/machine'

const BINARY = findBinary('nginx')

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
  const child = spawn(BINARY, ['-p', folder, '-c', file], { stdio: ['ignore', 'ignore', 'inherit'] })
  await waitFor(() => isListening(ownPort), 'nginx')
  return {
    url: `http://127.0.0.1:${ownPort}`,
    async stop() {
      await stopProcess(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
