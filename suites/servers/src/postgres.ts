import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findBinary, findUser, freePort, stopProcess, waitFor } from './machine.ts'
import { missing, type RestartableServer, running, type TestServer } from './test-server.ts'

/** Finds a PostgreSQL: at DATABASE_URL, else at the usual local port, else started from its binaries. See {@link findRedis}. */
export async function findPostgres(): Promise<TestServer | undefined> {
  if (process.env.DATABASE_URL !== undefined) return running(process.env.DATABASE_URL)
  for (const user of ['postgres', userInfo().username]) {
    const url = `postgres://${user}@127.0.0.1:5432/postgres`
    if (await answersPostgres(url)) return running(url)
  }
  return (
    (await startPostgres()) ??
    missing('PostgreSQL', 'postgresql (Debian: apt-get install postgresql), or set DATABASE_URL')
  )
}

/** Starts a PostgreSQL in a temporary folder, by its process id. It is stopped as by `pg_ctl stop -m fast`, and syncs nothing to the disk. */
export async function startPostgres(): Promise<RestartableServer | undefined> {
  const initdb = findBinary('initdb', versionFolders())
  const postgres = findBinary('postgres', versionFolders())
  if (initdb === undefined || postgres === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'snap-postgres-'))
  // PostgreSQL refuses to run as root: then the user that its package made runs it.
  const owner = findUser('postgres')
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const made = spawnSync(initdb, ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync'], {
    ...owner,
    stdio: 'ignore',
  })
  if (made.status !== 0) return undefined
  const port = await freePort()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`

  async function start(program: string): Promise<ChildProcess> {
    const server = spawn(program, ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F'], {
      ...owner,
      stdio: 'ignore',
    })
    await waitFor(() => answersPostgres(url), `postgres on port ${port}`)
    return server
  }

  let server = await start(postgres)
  return {
    url,
    async restart({ signal = 'SIGINT', afterMilliseconds = 0 } = {}) {
      await stopProcess(server, signal)
      await new Promise((resolve) => setTimeout(resolve, afterMilliseconds))
      server = await start(postgres)
    },
    async stop() {
      await stopProcess(server, 'SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function versionFolders(): readonly string[] {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort().reverse() : []
  return versions.map((version) => `/usr/lib/postgresql/${version}/bin`)
}

async function answersPostgres(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}
