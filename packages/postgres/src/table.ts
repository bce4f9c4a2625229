import { SnapConfigurationError } from '@snap-sdk/core'

export const DEFAULT_TABLE = 'snap_duplicates'

/**
 * The statements that create the table of {@link postgresDuplicateStore}: run them in a migration. They do nothing where the table is there.
 *
 * One row for each key of a call, so a call has two to four. `holder`, `fingerprint` and `lease_until` say who runs it; `keep_until` when the
 * row may be removed; `key_until` until when a finished call is remembered under this key; `keeps_answer` whether `body` holds the answer's
 * bytes; `status` is NULL until the call is finished.
 *
 * @param table Its name, with its schema where it has one. Default `snap_duplicates`.
 * @throws SnapConfigurationError `OPTION_INVALID` for what is not a table name.
 */
export function postgresDuplicateTable(table: string = DEFAULT_TABLE): string {
  const name = quoteTable(table)
  const index = `"${table.split('.').at(-1)}_keep_until"`
  return `CREATE TABLE IF NOT EXISTS ${name} (
  key text PRIMARY KEY,
  holder text NOT NULL,
  fingerprint text NOT NULL,
  lease_until timestamptz NOT NULL,
  keep_until timestamptz NOT NULL,
  key_until timestamptz NOT NULL,
  keeps_answer boolean NOT NULL DEFAULT true,
  status integer,
  body bytea
);
CREATE INDEX IF NOT EXISTS ${index} ON ${name} (keep_until);
`
}

/** Quotes a plain table name, with or without its schema. @throws SnapConfigurationError `OPTION_INVALID`. */
export function quoteTable(table: string): string {
  if (typeof table === 'string' && /^[A-Za-z_]\w{0,47}(?:\.[A-Za-z_]\w{0,47})?$/.test(table)) {
    return table
      .split('.')
      .map((part) => `"${part}"`)
      .join('.')
  }
  throw new SnapConfigurationError(
    'OPTION_INVALID',
    `table is '${table}'; it must be a name, or schema.name, of letters, digits and underscores.`,
  )
}
