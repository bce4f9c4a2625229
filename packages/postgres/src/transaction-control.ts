import { readSqlWords } from './sql-words.ts'

/**
 * What would begin or end the transaction, or change what transactions are: also behind other statements, comments and strings. ROLLBACK TO
 * a savepoint does neither.
 */
const CONTROLS: RegExp =
  /^(?:BEGIN|START TRANSACTION|COMMIT|END|ABORT|ROLLBACK(?!(?: WORK| TRANSACTION)? TO(?: |$))|PREPARE TRANSACTION|SET (?:(?:SESSION|LOCAL) )?TRANSACTION|SET SESSION CHARACTERISTICS)(?: |$)/

/** Finds the first statement of a text that controls transactions. @returns Its first words. */
export function findTransactionControl(sql: string): string | undefined {
  return readSqlWords(sql).find((words) => CONTROLS.test(words))
}
