import { parseArgs } from 'node:util'
import { readEnvironment } from './environment.ts'
import { isStorageName, openStorage, STORAGE_NAMES, type StorageName } from './open-storage.ts'
import { readFramework } from './read-framework.ts'
import { runCommand } from './run-command.ts'
import { startMerchant } from './start-merchant.ts'
import { readStorageSettings } from './storage.ts'
import { provideThrowAwayIdentity, type ThrowAwayFacts, type ThrowAwayIdentity } from './throw-away-identity.ts'
import { UsageError } from './usage-error.ts'

const HELP = `The example merchant: serves NICEPAY's NICO until it is stopped.

Usage: npm run merchant -- [--framework express|koa|hono] [--port N] [--duplicates memory|redis|postgres|mysql]

  --framework   express (default), koa or hono
  --port        3000 by default; 0 takes a free one
  --duplicates  memory (default): one process, and a restart forgets;
                redis, postgres or mysql: any number of processes, with the ledger beside it
  --help        this text

Environment:
  NICEPAY_CLIENT_ID       IONPAYTEST by default
  NICEPAY_PUBLIC_KEY      PEM, on many lines or one with \\n, or bare base64;
                          when unset, a throw-away pair under .snap/ plays NICEPAY,
                          and npm run simulator finds it there
  SNAP_SIGNATURE          client-id (default), symmetric or asymmetric
  NICEPAY_CLIENT_SECRET   for SNAP_SIGNATURE=symmetric; when unset beside a throw-away pair, one of it
  SNAP_TOKEN_SECRET       32 bytes or more; when unset, a random one
  REDIS_URL               redis://127.0.0.1:6379 by default
  DATABASE_URL            postgres://postgres@127.0.0.1:5432/postgres by default
  MYSQL_URL               mysql://root@127.0.0.1:3306/snap_example by default
  SNAP_STORE_NAME         snap_example by default: keeps merchants on one server apart
  SNAP_LEDGER_URL         where the ledger is, when not beside the duplicate store
  SNAP_MAX_ENTRIES        how many calls the memory store remembers

Bills: 701589101110 open, 701589101111 paid, 701589101112 expired, 701589101113 its lookup fails,
       701589101114 its lookup never answers, 701589101115 open for ever, 702000000000 to 702000009999 open.
GET /health and GET /ledger (the payments taken) answer beside them.`

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      framework: { type: 'string', default: 'express' },
      port: { type: 'string', default: '3000' },
      duplicates: { type: 'string', default: 'memory' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const [framework, port] = [readFramework(values.framework), readPort(values.port)]
  const storageName = readStorageName(values.duplicates)
  const settings = readEnvironment(process.env, {
    makeIdentity,
    warn: (message) => console.warn(`warning: ${message}`),
  })
  const storage = await openStorage(storageName, readStorageSettings(process.env))
  const merchant = await startMerchant({
    framework,
    port,
    settings,
    ledger: storage.ledger,
    duplicates: storage.duplicates,
  })

  let stopping = false
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    // npm hands a signal on that the terminal has sent already: the second one must not cut calls off.
    if (stopping) return
    stopping = true
    console.log(`${signal}: answering the calls in flight`)
    await merchant.stop()
    await storage.close()
    console.log('stopped')
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  console.log(`listening on ${merchant.url}`)
  if (!process.env.NICEPAY_PUBLIC_KEY) {
    const ownSecret = settings.clientSecret !== undefined && settings.clientSecret === process.env.NICEPAY_CLIENT_SECRET
    const environment = ownSecret ? 'SNAP_CLIENT_SECRET="$NICEPAY_CLIENT_SECRET" ' : ''
    console.log(`call it, from another terminal: ${environment}npm run simulator -- call inquiry --url ${merchant.url}`)
  }
})

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new UsageError(`--port is '${text}'; it must be a number from 0 to 65535, 0 for a free one.`)
}

function readStorageName(text: string): StorageName {
  if (isStorageName(text)) return text
  throw new UsageError(`--duplicates is '${text}'; it must be one of ${STORAGE_NAMES.join(', ')}.`)
}

function makeIdentity(facts: ThrowAwayFacts): ThrowAwayIdentity {
  const identity = provideThrowAwayIdentity(process.cwd(), facts)
  console.log(
    `NICEPAY_PUBLIC_KEY is not set: a throw-away key pair plays NICEPAY. Private key: ${identity.privateKeyFile}`,
  )
  return identity
}
