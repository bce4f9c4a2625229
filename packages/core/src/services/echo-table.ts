import { peekValue, type Verdict } from './peek-table.ts'
import type { Row, Table } from './prepare-table.ts'
import { findSpelling } from './read-table.ts'
import type { Members } from './service.ts'
import { isAbsent, isMembers } from './values.ts'

/** The named members of a body that pass their own check, as received, in the table's order; objects hold their named members alone. */
export function echoTable(table: Table, body: Members, asSpelled: boolean): Members {
  return echoMembers(table, body, { asSpelled, verdict: { isRight: true } }, false) ?? {}
}

interface Echo {
  readonly asSpelled: boolean
  readonly verdict: Verdict
}

/** @param isWhole Gives `undefined` where a mandatory one does not pass: an object with a fault is not echoed. */
function echoMembers({ rows }: Table, body: Members, echo: Echo, isWhole: boolean): Members | undefined {
  const values: Record<string, unknown> = {}
  for (const row of rows) {
    if (row.hidden) continue
    const spelling = findSpelling(row, body)
    const value = spelling === undefined ? undefined : echoValue(row, body[spelling], echo)
    if (spelling !== undefined && value !== undefined) values[echo.asSpelled ? spelling : row.name] = value
    else if (isWhole && !row.optional) return undefined
  }
  return values
}

/** `undefined` where it does not pass. */
function echoValue(row: Row, value: unknown, echo: Echo): unknown {
  switch (row.kind) {
    case 'object':
      return row.table !== undefined && isMembers(value) ? echoMembers(row.table, value, echo, true) : undefined
    case 'list':
      return echoList(row, value, echo)
    default: {
      echo.verdict.isRight = true
      const seen = peekValue(row, value, echo.verdict)
      if (!echo.verdict.isRight || seen === undefined) return undefined
      return row.kind === 'amount' && isMembers(value) ? { value: value.value, currency: value.currency } : value
    }
  }
}

function echoList(row: Row, list: unknown, echo: Echo): unknown {
  if (!Array.isArray(list) || list.length > row.limit) return undefined
  const of = row.of as Row // a list has it
  if (of.hidden) return list.length === 0 ? [] : undefined
  const members = list.map((each: unknown) => (isAbsent(each) ? undefined : echoValue(of, each, echo)))
  return members.includes(undefined) ? undefined : members
}
