import type { MysqlQuery } from './pool.ts'

/** A claim as its statements need it. Texts are bytes: so no quoting rule, character set or collation of a session changes them. */
export interface HeldKeys {
  /** In the order in which they are locked. */
  readonly names: readonly Buffer[]
  readonly holder: Buffer
}

/** What a claim writes. */
export interface NewEntries extends HeldKeys {
  readonly fingerprint: Buffer
  /** For how long each key is remembered, in the order of the names. */
  readonly keepMilliseconds: readonly number[]
  readonly leaseMilliseconds: number
  readonly keepsAnswer: boolean
}

export interface Finishing extends HeldKeys {
  readonly status: number
  readonly body: Buffer
}

export interface Renewal extends HeldKeys {
  readonly leaseMilliseconds: number
}

export const CLEANUP_BATCH_ROWS = 500

/** The store's statements, by what they are for. Each one that changes something alone is whole by itself: it needs no transaction. */
export interface Statements {
  /** All keys or none: one that is there already refuses all. */
  insert(entries: NewEntries): MysqlQuery
  /** Locks what another holder has of the same call, whose lease ran out. */
  findRunOut(entries: NewEntries): MysqlQuery
  /** Makes room for those who take over, inside a transaction: what is over, and the same call whose lease ran out. */
  removeTakeable(entries: NewEntries): MysqlQuery
  find(entries: NewEntries): MysqlQuery
  /** Many claims at once. No entry is over before its lease. */
  renew(claims: readonly Renewal[], leaseMilliseconds: number): MysqlQuery
  finish(claim: Finishing): MysqlQuery
  /** Inside a transaction, which is rolled back unless all keys were held. */
  finishInTransaction(claim: Finishing): MysqlQuery
  /** Waits for a transaction that has these rows: what it then reads is how that one ended. */
  readBack(claim: HeldKeys): MysqlQuery
  release(claim: HeldKeys): MysqlQuery
  running(names: readonly Buffer[]): MysqlQuery
  findOver(): MysqlQuery
  /** By their keys: a range of times would lock the gap in which new entries are written. */
  removeOver(names: readonly Buffer[]): MysqlQuery
}

// The instant at which a statement began, by the server's clock. Not NOW(): a session's time zone, and its summer time, would change it.
const NOW = 'UTC_TIMESTAMP(6)'
const IN_MICROSECONDS = `${NOW} + INTERVAL ? MICROSECOND`
/** MariaDB ends a statement that takes too long. To MySQL this is a comment. */
const endedAfter = (milliseconds: number) =>
  `/*M!100300 SET STATEMENT max_statement_time=${milliseconds / 1000} FOR */ `

/**
 * @param table Quoted.
 * @param timeout Milliseconds.
 */
export function statements(table: string, timeout: number): Statements {
  const timed = endedAfter(timeout)
  // Without the hint a small table is read whole, and each row of another call that is locked would be waited for.
  const rows = `${table} AS entry FORCE INDEX (PRIMARY)`
  // Locks in the order in which claims do, and counts what it has locked. The late first holder of an entry that another has taken over
  // changes nothing.
  const ifAllHeld = `JOIN (SELECT COUNT(*) AS held FROM ${table} FORCE INDEX (PRIMARY)
    WHERE \`key\` IN (?) AND holder = ? AND status IS NULL FOR UPDATE) AS claim ON claim.held = ?`
  const held = ({ names, holder }: HeldKeys) => [names, holder, names.length]
  // From now on each key is over at its own time.
  const finish = "SET status = ?, body = IF(keeps_answer, ?, ''), keep_until = key_until"

  return {
    insert({ names, holder, fingerprint, keepMilliseconds, leaseMilliseconds, keepsAnswer }: NewEntries): MysqlQuery {
      // An unfinished entry stays under all of its keys for as long as under the one that is kept longest: a late holder still has all that no
      // other call took over.
      const longest = micros(Math.max(leaseMilliseconds, ...keepMilliseconds))
      const row = `(?, ?, ?, ${IN_MICROSECONDS}, ${IN_MICROSECONDS}, ${IN_MICROSECONDS}, ?)`
      return {
        sql: `${timed}INSERT INTO ${table} (\`key\`, holder, fingerprint, lease_until, keep_until, key_until, keeps_answer)
          VALUES ${names.map(() => row).join(', ')}`,
        values: names.flatMap((name, index) => [
          ...[name, holder, fingerprint, micros(leaseMilliseconds), longest, micros(keepMilliseconds[index] ?? 0)],
          keepsAnswer ? 1 : 0,
        ]),
      }
    },
    findRunOut: ({ names, holder, fingerprint }) => ({
      sql: `${timed}SELECT holder FROM ${table} FORCE INDEX (PRIMARY) WHERE \`key\` IN (?) AND fingerprint = ? AND holder <> ?
        AND status IS NULL AND lease_until <= ${NOW} AND keep_until > ${NOW} FOR UPDATE`,
      values: [names, fingerprint, holder],
    }),
    removeTakeable: ({ names, fingerprint }) => ({
      sql: `DELETE FROM ${table} WHERE \`key\` IN (?)
        AND (keep_until <= ${NOW} OR (fingerprint = ? AND status IS NULL AND lease_until <= ${NOW}))`,
      values: [names, fingerprint],
    }),
    find: ({ names, fingerprint }) => ({
      sql: `${timed}SELECT fingerprint = ? AS same, lease_until > ${NOW} AS leased, status, body FROM ${table}
        WHERE \`key\` IN (?) AND keep_until > ${NOW}`,
      values: [fingerprint, names],
    }),
    renew(claims: readonly Renewal[], leaseMilliseconds: number): MysqlQuery {
      const names = claims.flatMap((claim) => claim.names)
      const holders = claims.map(({ holder }) => holder)
      const counts = claims.flatMap((claim) => [claim.holder, claim.names.length])
      const lease = micros(leaseMilliseconds)
      return {
        sql: `${timed}UPDATE ${rows} JOIN (SELECT holder, COUNT(*) AS held FROM ${table} FORCE INDEX (PRIMARY)
            WHERE \`key\` IN (?) AND holder IN (?) AND status IS NULL GROUP BY holder FOR UPDATE) AS claim
          ON claim.holder = entry.holder AND claim.held = CASE claim.holder ${claims.map(() => 'WHEN ? THEN ?').join(' ')} END
          SET entry.lease_until = ${IN_MICROSECONDS}, entry.keep_until = GREATEST(entry.keep_until, ${IN_MICROSECONDS})
          WHERE entry.\`key\` IN (?) AND entry.status IS NULL`,
        values: [names, holders, ...counts, lease, lease, names],
      }
    },
    finish: (claim) => ({
      sql: `${timed}UPDATE ${rows} ${ifAllHeld} ${finish} WHERE entry.\`key\` IN (?)`,
      values: [...held(claim), claim.status, claim.body, claim.names],
    }),
    finishInTransaction: ({ names, holder, status, body }) => ({
      sql: `UPDATE ${table} ${finish} WHERE \`key\` IN (?) AND holder = ? AND status IS NULL`,
      values: [status, body, names, holder],
    }),
    readBack: ({ names, holder }) => ({
      sql: `${timed}SELECT status IS NOT NULL AS finished FROM ${table} FORCE INDEX (PRIMARY)
        WHERE \`key\` IN (?) AND holder = ? FOR UPDATE`,
      values: [names, holder],
    }),
    release: (claim) => ({
      sql: `${timed}DELETE entry FROM ${rows} ${ifAllHeld} WHERE entry.\`key\` IN (?)`,
      values: [...held(claim), claim.names],
    }),
    running: (names) => ({
      sql: `${timed}SELECT \`key\` AS name FROM ${table} WHERE \`key\` IN (?) AND status IS NULL AND lease_until > ${NOW}`,
      values: [names],
    }),
    findOver: () => ({
      sql: `${timed}SELECT \`key\` AS name FROM ${table} WHERE keep_until <= ${NOW} ORDER BY keep_until LIMIT ${CLEANUP_BATCH_ROWS}`,
    }),
    removeOver: (names) => ({
      sql: `${timed}DELETE FROM ${table} WHERE \`key\` IN (?) AND keep_until <= ${NOW}`,
      values: [names],
    }),
  }
}

function micros(milliseconds: number): number {
  return Math.round(milliseconds * 1_000)
}
