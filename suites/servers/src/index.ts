import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** A real server for the tests: one that was there, or one that was started for them. */
export interface TestServer {
  readonly url: string
  /** Stops what was started here, by its process id; leaves alone what was there. */
  stop(): Promise<void>
}

/**
 * Finds a Redis: at REDIS_URL, else at the usual local port, else started from a `redis-server` on the machine.
 *
 * @returns `undefined` when there is none; under CI=true that throws.
 */
export async function findRedis(): Promise<TestServer | undefined> {
  if (process.env.REDIS_URL !== undefined) return running(process.env.REDIS_URL)
  if (await isListening(6379)) return running('redis://127.0.0.1:6379')
  return startRedis()
}

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

/** Starts a Redis of its own, which keeps nothing: a test may stop it, and start another on the same port. */
export async function startRedis(port?: number, further: readonly string[] = []): Promise<TestServer | undefined> {
  if (findBinary('redis-server') === undefined)
    return missing('a Redis that can be stopped', 'redis-server (Debian: apt-get install redis-server)')
  const usedPort = port ?? (await freePort())
  const folder = mkdtempSync(join(tmpdir(), 'snap-redis-'))
  const options = [
    '--port',
    String(usedPort),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ]
  const server = spawn('redis-server', [...options, ...further], { stdio: 'ignore' })
  await waitFor(() => isListening(usedPort), `redis-server on port ${usedPort}`)
  return {
    url: `redis://127.0.0.1:${usedPort}`,
    async stop() {
      await stopProcess(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function startPostgres(): Promise<TestServer | undefined> {
  const initdb = findBinary('initdb')
  const postgres = findBinary('postgres')
  if (initdb === undefined || postgres === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'snap-postgres-'))
  // PostgreSQL refuses to run as root: then the user that its package made runs it.
  const owner = process.getuid?.() === 0 ? postgresUser() : undefined
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const made = spawnSync(initdb, ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync'], {
    ...owner,
    stdio: 'ignore',
  })
  if (made.status !== 0) return undefined
  const port = await freePort()
  const server = spawn(postgres, ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F'], {
    ...owner,
    stdio: 'ignore',
  })
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  await waitFor(() => answersPostgres(url), `postgres on port ${port}`)
  return {
    url,
    async stop() {
      await stopProcess(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function running(url: string): TestServer {
  return { url, stop: async () => {} }
}

function missing(name: string, how: string): undefined {
  if (process.env.CI === 'true')
    throw new Error(`${name} is missing, and under CI=true its tests must run. Install ${how}.`)
  console.warn(`SKIPPED: the tests against ${name}, which is not running here. To have them: install ${how}.`)
  return undefined
}

function findBinary(name: string): string | undefined {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort().reverse() : []
  const folders = [
    ...(process.env.PATH ?? '').split(':'),
    ...versions.map((version) => `/usr/lib/postgresql/${version}/bin`),
  ]
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

function postgresUser(): { uid: number; gid: number } | undefined {
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  const [uid, gid] = [id('-u'), id('-g')]
  return uid > 0 && gid > 0 ? { uid, gid } : undefined
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

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

/** A port of the loopback that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function waitFor(isThere: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 100; tries > 0; tries--) {
    if (await isThere()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${what} did not start within 10 s`)
}

function stopProcess(server: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGTERM')
  })
}
