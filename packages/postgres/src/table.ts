import { SnapConfigurationError } from '@snap-sdk/core'

export const DEFAULT_TABLE = 'snap_duplicates'

/**
 * The statements that create the table of {@link postgresDuplicateStore}: run them in a migration. They do nothing where the table is there.
 *
 * @param table Its name, with its schema where it has one. Default `snap_duplicates`.
 * @throws SnapConfigurationError `OPTION_INVALID` for a name that is none.
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
