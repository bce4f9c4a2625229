export const CLEANUP_BATCH_ROWS = 500

/** A setting of ours that lasts as long as its transaction: where it is gone, the handler has ended the transaction. */
const MARK = 'snap_sdk.transaction'

/** What stands between BEGIN and the handler: where it says no, all that it wrote goes back to here. */
export function savepointOf(mark: string): string {
  return `snap_sdk_${mark.replaceAll('-', '')}`
}

/**
 * Begins a transaction for a handler. Not above READ COMMITTED: there each renewal of the lease would undo it.
 *
 * A holder that freezes while a statement runs is silent for the rest of this statement and then idle: both together are its silence.
 */
export function beginTransaction(
  mark: string,
  { silenceMilliseconds, statementMilliseconds }: { silenceMilliseconds: number; statementMilliseconds: number },
): string {
  const statement = Math.max(1, Math.min(statementMilliseconds, Math.floor(silenceMilliseconds / 2)))
  const idle = Math.max(1, Math.floor(silenceMilliseconds) - statement)
  return `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = ${statement};
    SET LOCAL idle_in_transaction_session_timeout = ${idle}; SET LOCAL ${MARK} = '${mark}'; SAVEPOINT ${savepointOf(mark)}`
}

/** The store's statements, by what they are for. */
export type Statements = Readonly<
  Record<
    | 'begin'
    | 'claim'
    | 'find'
    | 'renew'
    | 'renewAll'
    | 'finish'
    | 'finishInTransaction'
    | 'readBack'
    | 'release'
    | 'findRunning'
    | 'cleanUp',
    string
  >
>

/** @param table Quoted. */
export function statements(table: string, timeout: number): Statements {
  const leaseEnd = (milliseconds: string) => `clock_timestamp() + ${milliseconds} * interval '1 millisecond'`
  const renewed = (milliseconds: string) =>
    `lease_until = ${leaseEnd(milliseconds)}, keep_until = GREATEST(entry.keep_until, ${leaseEnd(milliseconds)})`
  // Locks in the order in which claims do, and judges what it has locked: all keys or none. The late first holder of an entry that another
  // has taken over changes nothing.
  const held = `WITH held AS MATERIALIZED (
    SELECT key FROM ${table} WHERE key = ANY($1) AND holder = $2 AND status IS NULL ORDER BY key COLLATE "C" FOR UPDATE)`
  const ifAllHeld = 'key IN (SELECT key FROM held) AND (SELECT count(*) FROM held) = cardinality($1::text[])'
  // From now on each key is over at its own time.
  const finish = `${held} UPDATE ${table} SET status = $3, body = CASE WHEN keeps_answer THEN $4::bytea ELSE ''::bytea END,
      keep_until = key_until WHERE ${ifAllHeld}`
  return {
    // A process that vanishes between two statements must not hold its locks for as long as TCP takes to notice.
    begin: `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = ${timeout}; SET LOCAL idle_in_transaction_session_timeout = ${timeout}`,
    // An unfinished entry stays under all of its keys for as long as under the one that is kept longest: a late holder still has all that no
    // other call took over. An unfinished one has no body but an empty one where it was taken over: RETURNING knows the new row alone.
    claim: `WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS now)
      INSERT INTO ${table} AS entry (key, keep_until, key_until, lease_until, holder, fingerprint, keeps_answer)
      SELECT given.key, now + $3::float8 * interval '1 millisecond', now + given.keeping * interval '1 millisecond',
        now + $4::float8 * interval '1 millisecond', $5, $6, $7
      FROM unnest($1::text[], $2::float8[]) WITH ORDINALITY AS given (key, keeping, place), clock ORDER BY given.place
      ON CONFLICT (key) DO UPDATE SET keep_until = excluded.keep_until, key_until = excluded.key_until,
        lease_until = excluded.lease_until, holder = excluded.holder, fingerprint = excluded.fingerprint,
        keeps_answer = excluded.keeps_answer, status = NULL, body = CASE
          WHEN entry.status IS NULL AND entry.holder <> excluded.holder AND entry.keep_until > clock_timestamp() THEN ''::bytea END
      WHERE entry.keep_until <= clock_timestamp()
        OR (entry.fingerprint = excluded.fingerprint AND entry.status IS NULL AND entry.lease_until <= clock_timestamp())
      RETURNING body IS NOT NULL AS taken_over`,
    find: `SELECT fingerprint = $2 AS same, lease_until > clock_timestamp() AS leased, status, body FROM ${table}
      WHERE key = ANY($1) AND keep_until > clock_timestamp()`,
    // No entry is over before its lease.
    renew: `${held} UPDATE ${table} AS entry SET ${renewed('$3::float8')} WHERE ${ifAllHeld}`,
    // Passes by what is locked, so that no claim waits for another one's transaction, and gives the claims all of whose keys it has renewed.
    renewAll: `WITH asked AS MATERIALIZED (
        SELECT * FROM unnest($1::text[], $2::text[], $3::float8[], $4::int[]) AS asked (key, holder, lease, claim)),
      held AS MATERIALIZED (
        SELECT entry.key, asked.claim, asked.lease FROM ${table} AS entry JOIN asked ON asked.key = entry.key
        WHERE entry.holder = asked.holder AND entry.status IS NULL ORDER BY entry.key COLLATE "C" FOR UPDATE OF entry SKIP LOCKED),
      whole AS (SELECT claim FROM asked LEFT JOIN held USING (key, claim) GROUP BY claim HAVING count(*) = count(held.lease))
      UPDATE ${table} AS entry SET ${renewed('held.lease')} FROM held JOIN whole USING (claim)
      WHERE entry.key = held.key RETURNING held.claim AS place`,
    finish,
    finishInTransaction: `${finish} AND current_setting('${MARK}', true) = $5`,
    // Waits for the transaction that has changed them, if it still runs.
    readBack: `SELECT status IS NOT NULL AS finished FROM ${table} WHERE key = ANY($1) AND holder = $2
      ORDER BY key COLLATE "C" FOR UPDATE`,
    release: `${held} DELETE FROM ${table} WHERE ${ifAllHeld}`,
    findRunning: `SELECT DISTINCT asked.place FROM unnest($1::text[], $2::int[]) AS asked (key, place)
      JOIN ${table} AS entry USING (key) WHERE entry.status IS NULL AND entry.lease_until > clock_timestamp()`,
    cleanUp: `DELETE FROM ${table} WHERE key IN (
      SELECT key FROM ${table} WHERE keep_until <= clock_timestamp() ORDER BY keep_until LIMIT ${CLEANUP_BATCH_ROWS} FOR UPDATE SKIP LOCKED)`,
  }
}
