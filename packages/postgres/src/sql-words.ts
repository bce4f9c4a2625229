/**
 * Reads with which words each statement of a text begins, as PostgreSQL would read it: past strings of all forms, quoted names, dollar
 * quotes, nested comments, and bodies between BEGIN ATOMIC and END.
 *
 * It reads words alone, and does not say whether a text is SQL: the server does.
 *
 * @returns For each statement its first words, in capitals, to the first thing that is not one: `ROLLBACK TO SAVEPOINT ONE`.
 */
export function readSqlWords(sql: string): readonly string[] {
  const statements = readStatements(sql, false)
  // Whether a backslash escapes in a plain string is a setting of the server (standard_conforming_strings): both are read.
  return sql.includes('\\') ? [...statements, ...readStatements(sql, true)] : statements
}

/** More than anybody asks for. */
const WORDS = 8

function readStatements(sql: string, backslashEscapes: boolean): readonly string[] {
  const statements: string[] = []
  let words: string[] = []
  let isReading = true
  let isInBody = false // BEGIN ATOMIC … END, where END begins a statement: any other one ends a CASE, or is a label
  let previous = ''

  const end = () => {
    if (words.length > 0) statements.push(words.join(' '))
    words = []
    isReading = true
  }

  for (const token of readTokens(sql, backslashEscapes)) {
    if (token === ';') {
      if (!isInBody) end()
    } else if (token === undefined) isReading = false
    else {
      if (isReading && words.length < WORDS) words.push(token)
      if (token === 'END' && (previous === ';' || previous === 'ATOMIC')) isInBody = false
      if (token === 'ATOMIC' && previous === 'BEGIN' && CREATES_ROUTINE.test(words.join(' '))) isInBody = true
    }
    previous = token ?? ''
  }
  end()
  return statements
}

const CREATES_ROUTINE: RegExp = /^CREATE (?:OR REPLACE )?(?:FUNCTION|PROCEDURE)(?: |$)/

const WORD: RegExp = /[a-z_\u0080-\uffff][\w$\u0080-\uffff]*/iy
const DOLLAR_TAG: RegExp = /\$(?:[a-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/iy
const SPACE: RegExp = /[ \t\n\r\f\v]/

/** The tokens: a word in capitals, a semicolon, and `undefined` for everything else that is not white space or a comment. */
function* readTokens(sql: string, backslashEscapes: boolean): Generator<string | undefined> {
  for (let at = 0; at < sql.length; ) {
    const past = skipSpace(sql, at)
    if (past > at) {
      at = past
      continue
    }
    const word = match(WORD, sql, at)
    if (word !== undefined) {
      at += word.length
      const escapes = word === 'e' || word === 'E'
      if (escapes && sql[at] === "'") {
        at = skipString(sql, at, true)
        yield undefined
      } else yield word.toUpperCase()
      continue
    }
    const character = sql[at]
    yield character === ';' ? ';' : undefined
    if (character === "'") at = skipString(sql, at, backslashEscapes)
    else if (character === '"') at = skipQuoted(sql, at, '"', false)
    else if (character === '$') at = skipDollars(sql, at)
    else at++
  }
}

/** @returns Where white space and comments end. A block comment may hold others. */
function skipSpace(sql: string, from: number): number {
  let at = from
  for (;;) {
    if (SPACE.test(sql[at] ?? '')) at++
    else if (sql.startsWith('--', at)) at = endOfLine(sql, at)
    else if (sql.startsWith('/*', at)) at = skipComment(sql, at)
    else return at
  }
}

function endOfLine(sql: string, from: number): number {
  let at = from
  while (at < sql.length && sql[at] !== '\n' && sql[at] !== '\r') at++
  return at
}

function skipComment(sql: string, from: number): number {
  let depth = 0
  for (let at = from; at < sql.length; ) {
    if (sql.startsWith('/*', at)) {
      depth++
      at += 2
    } else if (sql.startsWith('*/', at)) {
      depth--
      at += 2
      if (depth === 0) return at
    } else at++
  }
  return sql.length
}

/** A string goes on where another begins behind a line's end: an escaping one then escapes there, too. */
function skipString(sql: string, from: number, escapes: boolean): number {
  let at = skipQuoted(sql, from, "'", escapes)
  for (;;) {
    const next = skipLines(sql, at)
    if (next === undefined || sql[next] !== "'") return at
    at = skipQuoted(sql, next, "'", escapes)
  }
}

/** @returns What lies behind white space and line comments, where they hold the end of a line. */
function skipLines(sql: string, from: number): number | undefined {
  let at = from
  let ended = false
  for (;;) {
    if (sql.startsWith('--', at)) at = endOfLine(sql, at)
    else if (SPACE.test(sql[at] ?? '')) {
      ended ||= sql[at] === '\n' || sql[at] === '\r'
      at++
    } else return ended ? at : undefined
  }
}

/** @returns Where it ends: a doubled quote does not end it. What is not ended goes to the end of the text. */
function skipQuoted(sql: string, from: number, quote: string, escapes: boolean): number {
  for (let at = from + 1; at < sql.length; at++) {
    if (escapes && sql[at] === '\\') at++
    else if (sql[at] === quote) {
      if (sql[at + 1] !== quote) return at + 1
      at++
    }
  }
  return sql.length
}

/** A dollar quote ends with its own tag; any other dollar is a parameter's. */
function skipDollars(sql: string, from: number): number {
  const tag = match(DOLLAR_TAG, sql, from)
  if (tag === undefined) return from + 1
  const end = sql.indexOf(tag, from + tag.length)
  return end === -1 ? sql.length : end + tag.length
}

/** What a sticky expression finds at this very place. */
function match(expression: RegExp, sql: string, at: number): string | undefined {
  expression.lastIndex = at
  return expression.exec(sql)?.[0]
}
