import { spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBinary, findUser, freePort, isListening, stopProcess, waitFor } from './machine.ts'
import { missing, type TestServer } from './test-server.ts'

/**
 * Starts a PgBouncer in transaction mode before a PostgreSQL, by its process id.
 *
 * @param poolSize How many connections to PostgreSQL it shares among all that come.
 * @returns `undefined` when there is none; under CI=true that throws.
 */
export async function startPgbouncer(postgres: TestServer, { poolSize = 5 } = {}): Promise<TestServer | undefined> {
  const binary = findBinary('pgbouncer')
  if (binary === undefined) return missing('PgBouncer', 'pgbouncer (Debian: apt-get install pgbouncer)')
  const { hostname, port: behind, username, pathname } = new URL(postgres.url)
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'snap-pgbouncer-'))
  const settings = join(folder, 'pgbouncer.ini')
  writeFileSync(
    settings,
    `[databases]
postgres = host=${hostname} port=${behind || 5432} user=${username} dbname=${pathname.slice(1)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${poolSize}
max_client_conn = 200
`,
  )
  // PgBouncer refuses to run as root: then the user of PostgreSQL's package runs it.
  const owner = findUser('postgres')
  if (owner !== undefined) for (const path of [folder, settings]) chownSync(path, owner.uid, owner.gid)
  const server = spawn(binary, ['-q', settings], { ...owner, stdio: 'ignore' })
  await waitFor(() => isListening(port), `pgbouncer on port ${port}`)
  return {
    url: `postgres://${username}@127.0.0.1:${port}/postgres`,
    async stop() {
      await stopProcess(server, 'SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
