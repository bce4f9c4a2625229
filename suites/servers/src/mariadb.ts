import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mysql from 'mysql2/promise'
import { findBinary, findUser, freePort, stopProcess, waitFor } from './machine.ts'
import { missing, type RestartableServer, running, type TestServer } from './test-server.ts'

const DATABASE = 'snap_test'
const HOW = 'mariadb-server (Debian: apt-get install mariadb-server), or set MYSQL_URL'

/**
 * Finds a MariaDB or MySQL: at MYSQL_URL, else at the usual local port, as root without a password and in a database of the tests' own, else
 * started from Debian's binaries.
 *
 * @returns `undefined` when there is none; under CI=true that throws.
 */
export async function findMariadb(): Promise<TestServer | undefined> {
  if (process.env.MYSQL_URL !== undefined) return running(process.env.MYSQL_URL)
  if (await makesDatabase(3306)) return running(urlOf(3306))
  return startMariadb()
}

/** Starts a MariaDB in a temporary folder, by its process id. It syncs nothing to the disk. */
export async function startMariadb(options: readonly string[] = []): Promise<RestartableServer | undefined> {
  const [install, binary] = [findBinary('mariadb-install-db'), findBinary('mariadbd')]
  if (install === undefined || binary === undefined) return missing('MariaDB', HOW)
  const folder = mkdtempSync(join(tmpdir(), 'snap-mariadb-'))
  // MariaDB refuses to run as root: then the user that its package made runs it.
  const owner = findUser('mysql')
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const small = [
    '--no-defaults',
    `--datadir=${data}`,
    '--innodb-log-file-size=8M',
    '--innodb-flush-log-at-trx-commit=2',
  ]
  const made = spawnSync(install, [...small, '--auth-root-authentication-method=normal', '--skip-test-db'], {
    ...owner,
    stdio: 'ignore',
  })
  if (made.status !== 0) return missing('MariaDB, whose data folder could not be made', HOW)
  const port = await freePort()
  const place = [`--port=${port}`, '--bind-address=127.0.0.1', `--socket=${join(folder, 'socket')}`]

  async function start(): Promise<ChildProcess> {
    const server = spawn(binary ?? '', [...small, ...place, '--innodb-buffer-pool-size=32M', ...options], {
      ...owner,
      stdio: 'ignore',
    })
    await waitFor(() => makesDatabase(port), `mariadbd on port ${port}`)
    return server
  }

  let server = await start()
  return {
    url: urlOf(port),
    async restart({ signal = 'SIGTERM', afterMilliseconds = 0 } = {}) {
      await stopProcess(server, signal)
      await new Promise((resolve) => setTimeout(resolve, afterMilliseconds))
      server = await start()
    },
    async stop() {
      await stopProcess(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function urlOf(port: number): string {
  return `mysql://root@127.0.0.1:${port}/${DATABASE}`
}

/** Whether a server is there that lets us make the tests' database. */
async function makesDatabase(port: number): Promise<boolean> {
  try {
    const connection = await mysql.createConnection({ host: '127.0.0.1', port, user: 'root', connectTimeout: 1_000 })
    connection.on('error', () => {})
    try {
      await connection.query(`CREATE DATABASE IF NOT EXISTS ${DATABASE}`)
    } finally {
      connection.destroy()
    }
    return true
  } catch {
    return false
  }
}
