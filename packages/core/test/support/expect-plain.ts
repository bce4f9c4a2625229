import { inspect, isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import type { Result } from '../../src/result.ts'
import { compileFields } from '../../src/services/compile-fields.ts'
import type { FieldTable } from '../../src/services/field.ts'
import { readPlainly, writePlainly } from './plain-fields.ts'

/** Makes what holds a compiled table against the plain one: the same values, faults, echoes and written answers, these in the same order. */
export function expectPlain(table: FieldTable): (body: Readonly<Record<string, unknown>>) => void {
  const compiled = compileFields(table)
  const plain = readPlainly(table)
  const write = writePlainly(table)
  return (body) => {
    const faults = plain.faults()
    const request = plain.read(body, '', faults)
    const { missing, invalid } = faults
    const read = compiled.read(body)
    if (missing !== undefined) expectRefusal(read, 'FIELD_MISSING', missing, `${missing} is missing or empty`)
    else if (invalid !== undefined) expectRefusal(read, 'FIELD_INVALID', invalid.field, invalid.message)
    else expectSame(read, { ok: true, value: request })

    const peeked = compiled.peek(body)
    expectSame(peeked.values, plain.peek(body))
    if (peeked.isRight) expectSame(read, { ok: true, value: peeked.values })

    expectSameText(compiled.received(body), plain.receive(body, false))
    expectSameText(compiled.receivedAsSpelled(body), plain.receive(body, true))

    const problems: { field: string; message: string }[] = []
    const written = write(body, '', problems)
    const answer = compiled.write(body)
    if (problems.length === 0) return expectSameText(answer, { ok: true, value: written })
    const told = problems.slice(0, 10).map(({ message }) => message)
    if (problems.length > 10) told.push(`and ${problems.length - 10} more`)
    expectRefusal(answer, 'ANSWER_INVALID', problems[0]?.field || undefined, told.join('; '))
  }
}

function expectRefusal(result: Result<unknown>, code: string, field: string | undefined, message: string): void {
  expectSame(result, { ok: false, failure: { code, message, field } })
}

/** Types and prototypes, too; in any order. Not by vitest: a member `constructor` misleads it. */
function expectSame(value: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(value, expected)) expect(show(value)).toBe(show(expected))
}

/** Members in the same order, too: as JSON it is the same text. */
function expectSameText(value: unknown, expected: unknown): void {
  expectSame(value, expected)
  if (show(value) !== show(expected)) expect(show(value)).toBe(show(expected))
}

function show(value: unknown): string {
  return inspect(value, { depth: null })
}
