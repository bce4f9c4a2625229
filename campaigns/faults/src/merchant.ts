import { parseArgs } from 'node:util'
import { readEnvironment } from '@snap-sdk/example-merchant/src/environment.ts'
import { isStorageName, openStorage } from '@snap-sdk/example-merchant/src/open-storage.ts'
import { isFramework, startMerchant } from '@snap-sdk/example-merchant/src/start-merchant.ts'
import { readStorageSettings, type StorageSettings } from '@snap-sdk/example-merchant/src/storage.ts'
import type { SharedStore } from './store-kit.ts'
import { TRANSACTING_LEDGERS } from './transacting-ledger.ts'
import {
  openUnsafeMysqlLedger,
  openUnsafePostgresLedger,
  openUnsafeRedisLedger,
  type UnsafeLedger,
} from './unsafe-ledger.ts'

/** The program of a fleet's processes: the example merchant, but for its ledger, which takes a payment as often as a handler runs. */
const LEDGERS: Readonly<Record<SharedStore, (settings: StorageSettings) => Promise<UnsafeLedger>>> = {
  redis: ({ redisUrl, ledgerUrl = redisUrl, name }) => openUnsafeRedisLedger(ledgerUrl, name),
  postgres: ({ databaseUrl, ledgerUrl = databaseUrl, name }) => openUnsafePostgresLedger(ledgerUrl, name),
  mysql: ({ mysqlUrl, ledgerUrl = mysqlUrl, name }) => openUnsafeMysqlLedger(ledgerUrl, name),
}

const { values } = parseArgs({
  options: {
    framework: { type: 'string', default: 'express' },
    duplicates: { type: 'string', default: 'memory' },
    ledger: { type: 'string', default: 'memory' },
  },
})
const { framework, duplicates: name, ledger: ledgerName } = values
if (!isFramework(framework)) throw new Error(`--framework is '${framework}'`)
if (!isStorageName(name)) throw new Error(`--duplicates is '${name}'`)
const isTransacting = ledgerName === 'transaction'
if (!isTransacting && !isStorageName(ledgerName)) throw new Error(`--ledger is '${ledgerName}'`)

const settings = readEnvironment(process.env, {
  makeIdentity: () => {
    throw new Error('NICEPAY_PUBLIC_KEY is not set')
  },
  warn: console.warn,
})
const storageSettings = readStorageSettings(process.env)
const openTransacting = isTransacting ? TRANSACTING_LEDGERS[name] : undefined
if (isTransacting && openTransacting === undefined) throw new Error(`--duplicates ${name} has no transactions`)
const transacting = await openTransacting?.(storageSettings)
const storage = await openStorage(transacting === undefined ? name : 'memory', storageSettings)
const ledger = isTransacting || ledgerName === 'memory' ? transacting : await LEDGERS[ledgerName](storageSettings)
const merchant = await startMerchant({
  framework,
  port: 0,
  settings,
  ledger: ledger ?? storage.ledger,
  duplicates: transacting?.duplicates ?? storage.duplicates,
})

process.once('SIGTERM', async () => {
  await merchant.stop()
  await Promise.all([storage.close(), ledger?.close()])
  process.exit(0)
})
console.log(`listening on ${merchant.url}`)
