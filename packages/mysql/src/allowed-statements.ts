/** What changes or reads rows. All else begins or ends a transaction, ends it unsaid (DDL, LOCK TABLES, SET autocommit), or changes the session. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['select', 'insert', 'update', 'delete', 'replace', 'with', 'values', 'table', 'do', 'call', '('],
  ...['explain', 'describe', 'desc', 'show', 'savepoint'],
])
const OF_SAVEPOINTS = /^(?:release\s+savepoint|rollback\s+(?:work\s+)?to)\b/i

/**
 * Whether a statement may run inside a transaction that others begin and end. A list of what may, since MySQL commits at many statements
 * without saying so, and MariaDB takes whole programs (`IF 1 THEN COMMIT; END IF`) as one statement.
 *
 * Does not see what a stored procedure does: the transaction's mark does.
 */
export function isAllowedInTransaction(sql: string): boolean {
  return ALLOWED.has(firstWordOf(sql)) || OF_SAVEPOINTS.test(skipComments(sql))
}

/** In lower case; empty where the text begins with no word. */
export function firstWordOf(sql: string): string {
  const [word] = /^(?:\(|[a-z]+)/i.exec(skipComments(sql)) ?? ['']
  return word.toLowerCase()
}

// Without the blanks and comments in front. `/*!` and `/*M!` are not comments: a server may run them. They stay, and are no allowed words.
function skipComments(sql: string): string {
  for (let rest = sql.trimStart(); ; rest = rest.trimStart()) {
    const end = endOfComment(rest)
    if (end === 0) return rest
    rest = rest.slice(end)
  }
}

/** Where the comment ends that a text begins with; 0 where it begins with none. */
function endOfComment(text: string): number {
  if (/^(?:#|--\s)/.test(text)) return orEnd(text.indexOf('\n') + 1, text)
  if (/^\/\*(?!M?!)/.test(text)) return orEnd(text.indexOf('*/', 2) + 2, text)
  return 0
}

/** An end that was not found is the text's. */
function orEnd(end: number, { length }: string): number {
  return end > 1 ? end : length
}
