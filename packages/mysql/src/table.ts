import { SnapConfigurationError } from '@snap-sdk/core'

export const DEFAULT_TABLE = 'snap_duplicates'

/** Bytes of the longest key, holder and fingerprint. Core's are 44, 36 and 44. */
export const LONGEST_NAME = 255

/**
 * The statement that creates the table of {@link mysqlDuplicateStore}: run it in a migration. It does nothing where the table is there.
 *
 * One row for each key of a call, so a call has two to four. `holder`, `fingerprint` and `lease_until` say who runs it; `keep_until` when the
 * row may be removed; `key_until` until when a finished call is remembered under this key; `keeps_answer` whether `body` holds the answer's
 * bytes; `status` is NULL until the call is finished. Times are UTC. Texts are bytes, since a collation that ignores case or blanks would
 * take two calls for one.
 *
 * @param table Its name, with its database where it has one. Default `snap_duplicates`.
 * @throws SnapConfigurationError `OPTION_INVALID` for what is not a table name.
 */
export function mysqlDuplicateTable(table: string = DEFAULT_TABLE): string {
  return `CREATE TABLE IF NOT EXISTS ${quoteTable(table)} (
  \`key\` varbinary(${LONGEST_NAME}) NOT NULL PRIMARY KEY,
  holder varbinary(${LONGEST_NAME}) NOT NULL,
  fingerprint varbinary(${LONGEST_NAME}) NOT NULL,
  lease_until datetime(6) NOT NULL,
  keep_until datetime(6) NOT NULL,
  key_until datetime(6) NOT NULL,
  keeps_answer boolean NOT NULL DEFAULT true,
  status smallint unsigned,
  body longblob,
  KEY keep_until (keep_until)
) ENGINE=InnoDB`
}

/** Quotes a plain table name, with or without its database. @throws SnapConfigurationError `OPTION_INVALID`. */
export function quoteTable(table: string): string {
  if (typeof table === 'string' && /^[A-Za-z_]\w{0,63}(?:\.[A-Za-z_]\w{0,63})?$/.test(table)) {
    return table
      .split('.')
      .map((part) => `\`${part}\``)
      .join('.')
  }
  throw new SnapConfigurationError(
    'OPTION_INVALID',
    `table is '${table}'; it must be a name, or database.name, of letters, digits and underscores.`,
  )
}
