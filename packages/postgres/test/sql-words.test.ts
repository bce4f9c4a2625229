import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSqlWords } from '../src/sql-words.ts'
import { findTransactionControl } from '../src/transaction-control.ts'

const REFUSED = [
  'COMMIT',
  ' begin',
  'ROLLBACK',
  'rollback work',
  'Rollback Transaction;',
  'END;',
  'END TRANSACTION AND CHAIN',
  'ABORT',
  'START  TRANSACTION',
  'START/* so */TRANSACTION ISOLATION LEVEL SERIALIZABLE',
  "PREPARE TRANSACTION 'a'",
  "COMMIT PREPARED 'a'",
  "ROLLBACK PREPARED 'to'",
  'BEGIN ISOLATION LEVEL SERIALIZABLE',
  'SET TRANSACTION READ ONLY',
  'SET LOCAL TRANSACTION READ ONLY',
  'SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY',
  'SELECT 1; COMMIT',
  "SELECT ';'; -- ; \n commit",
  '/* /* nested */ ; */ COMMIT',
  '-- a comment\rCOMMIT',
  ';;COMMIT',
  "SELECT E'it\\'s'; COMMIT",
  "SELECT e'a'\n'b\\''; COMMIT",
  "SELECT E'a' -- so\n 'b\\''; COMMIT",
  "SELECT 'a\\'; COMMIT", // a whole string where backslashes do not escape
  'SELECT "a"";" ; COMMIT',
  'SELECT $1; COMMIT',
  'SELECT $a$;$a$; COMMIT',
  'SELECT a$b$; COMMIT; SELECT $b$', // a name holds dollars
  "SELECT N'a'; COMMIT",
  "SELECT U&'a\\'; COMMIT",
  'CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END; COMMIT',
  'CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1 AS case; END; COMMIT', // a label may be a key word
  'CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1 case; END; COMMIT',
  'CREATE FUNCTION begin() RETURNS int LANGUAGE sql AS $$SELECT 1$$; COMMIT',
]

const PASSED = [
  "SELECT 'commit; begin'",
  "SELECT 'it''s; commit; begin'",
  "SELECT E'it\\'; commit; begin'",
  'SELECT "; commit; "',
  'SELECT 1 -- ; commit\n',
  'SELECT 1 /* ; commit /* ; */ ; begin */',
  'SELECT CASE WHEN true THEN 1 ELSE 2\nEND',
  'SELECT CASE WHEN true THEN 1\nEND; SELECT 2',
  'DO $$ BEGIN PERFORM 1; END $$',
  'CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $body$ BEGIN; COMMIT; $$ END; $body$',
  'CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END',
  'CREATE PROCEDURE "f"() LANGUAGE sql BEGIN ATOMIC SELECT 1; END;',
  'CREATE PROCEDURE f() LANGUAGE sql BEGIN ATOMIC SELECT 1 AS end; SELECT 2; END',
  'CREATE PROCEDURE f() LANGUAGE sql BEGIN ATOMIC END; SELECT 1',
  'SAVEPOINT one',
  'ROLLBACK TO one',
  'ROLLBACK TO SAVEPOINT one; RELEASE SAVEPOINT one',
  'rollback work to one',
  'ROLLBACK TRANSACTION TO SAVEPOINT commit',
  'PREPARE begin AS SELECT 1',
  "SET LOCAL lock_timeout = '1s'",
  'beginning',
  'commit$now',
  '\u00a0commit', // a letter of a name, to PostgreSQL
  '',
  ' ; ',
]

describe('findTransactionControl', () => {
  test.each(REFUSED)('finds it in %j', (sql) => expect(findTransactionControl(sql)).toBeDefined())
  test.each(PASSED)('finds none in %j', (sql) => expect(findTransactionControl(sql)).toBeUndefined())
})

const CONTROLS = ['BEGIN', 'start transaction', 'COMMIT', 'End', 'ABORT', 'ROLLBACK', "COMMIT PREPARED 'x'"]
const inner = fc.constantFrom(...CONTROLS, 'SELECT', '; COMMIT;', '--', '/', '*', '"', ' $ ', '\n')
const hidden = fc.array(inner, { maxLength: 6 }).map((parts) => parts.join(''))
const quote = (text: string) => text.replaceAll("'", "''")
const opaque = hidden.chain((text) =>
  fc.constantFrom(
    `'${quote(text)}'`,
    `E'${quote(text)}\\''`,
    `"x${text.replaceAll('"', '""')}"`,
    `$a$${text}$a$`,
    `$$${text.replaceAll('$', '')}$$`,
    `/* ${text.replaceAll('*', '').replaceAll('/', '')} /* ; */ */ 1`,
    `-- ${text.replaceAll('\n', '')}\n 1`,
  ),
)
const harmless = fc.array(opaque, { minLength: 1, maxLength: 3 }).map((parts) => `SELECT ${parts.join(', ')}`)

describe('readSqlWords', () => {
  test('sees nothing of what strings, names and comments hold', () => {
    fc.assert(
      fc.property(fc.array(harmless, { minLength: 1, maxLength: 4 }), (statements) => {
        expect(findTransactionControl(statements.join(';'))).toBeUndefined()
      }),
    )
  })

  test('finds a statement between any others', () => {
    const others = fc.array(harmless, { maxLength: 3 })
    fc.assert(
      fc.property(others, fc.constantFrom(...CONTROLS), others, (before, control, after) => {
        expect(findTransactionControl([...before, control, ...after].join(';'))).toBeDefined()
      }),
    )
  })

  test('reads any text to its end, in time that grows with it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (sql) => void readSqlWords(sql)))
    for (const part of ["'", '/*', '$a$', "E'\n'", '--\n', '\\', '"', '$']) {
      const startedAt = performance.now()
      readSqlWords(part.repeat(20_000))
      expect(performance.now() - startedAt, part).toBeLessThan(2_000)
    }
  })
})
