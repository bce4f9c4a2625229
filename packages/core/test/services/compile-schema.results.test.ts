import type { StandardSchemaV1 } from '@standard-schema/spec'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { compileSchema } from '../../src/services/compile-schema.ts'

const failing = (...issues: StandardSchemaV1.Issue[]): StandardSchemaV1 => ({
  '~standard': { version: 1, vendor: 'test', validate: () => ({ issues }) },
})

describe('reading by a schema', () => {
  it.each([
    ['zod', z.looseObject({ text: z.string().max(5), amount: z.object({ value: z.string() }).optional() })],
    [
      'valibot',
      v.looseObject({ text: v.pipe(v.string(), v.maxLength(5)), amount: v.optional(v.object({ value: v.string() })) }),
    ],
  ])('%s', (_, schema) => {
    const { read, peek, received, receivedAsSpelled } = compileSchema(schema)
    const body = { text: 'a', other: [1] }
    expect(read(body)).toEqual({ ok: true, value: body })
    for (const nothing of [undefined, null])
      expect(read({ text: nothing })).toMatchObject({
        failure: { code: 'FIELD_MISSING', field: 'text', message: 'text is missing or empty' },
      })
    expect(read({ text: 'too long', amount: {} })).toMatchObject({
      failure: { code: 'FIELD_MISSING', field: 'amount.value' },
    })
    expect(read({ text: 'a', amount: { value: 1 } })).toMatchObject({
      failure: {
        code: 'FIELD_INVALID',
        field: 'amount.value',
        message: expect.stringMatching(/^amount\.value is refused: /),
      },
    })
    expect(peek(body)).toEqual({ values: body, isRight: false })
    expect(received(body)).toEqual({})
    expect(receivedAsSpelled(body)).toEqual({})
  })

  it('gives its output, at once or as a promise', async () => {
    expect(
      compileSchema(z.object({ text: z.string().transform((text) => text.length) })).read({ text: 'four' }),
    ).toEqual({
      ok: true,
      value: { text: 4 },
    })
    const slow = compileSchema(z.object({ text: z.string() }).refine(async ({ text }) => text === 'a'))
    const read = slow.read({ text: 'a' })
    expect(read).toBeInstanceOf(Promise)
    expect(await read).toMatchObject({ ok: true })
    expect(await slow.read({ text: 'b' })).toMatchObject({ failure: { code: 'FIELD_INVALID' } })
    expect(await slow.write({ text: 'a' })).toEqual({ ok: true, value: { text: 'a' } })
  })

  it('takes paths of objects, and names with dots', () => {
    const { read } = compileSchema(failing({ message: 'no', path: [{ key: 'list' }, 0, 'a.b'] }))
    expect(read({ list: [{ 'a.b': 7 }] })).toMatchObject({ failure: { code: 'FIELD_INVALID', field: 'list.0.a.b' } })
    expect(read({ list: [] })).toMatchObject({ failure: { code: 'FIELD_MISSING', field: 'list.0.a.b' } })
  })

  it('an issue without a path is about the whole body', () => {
    const { failure } = compileSchema(failing({ message: 'no' })).read({}) as never
    expect(failure).toEqual({ code: 'FIELD_INVALID', message: 'the body is refused: no', field: undefined })
  })

  it('lets through what a schema throws', () => {
    const broken: StandardSchemaV1 = {
      '~standard': {
        version: 1,
        vendor: 'broken',
        validate: () => {
          throw new Error('the schema is broken')
        },
      },
    }
    expect(() => compileSchema(broken).read({})).toThrow('the schema is broken')
  })
})

describe('writing by a schema', () => {
  const { write } = compileSchema(z.object({ text: z.string().max(5), count: z.number() }))

  it('gives its output, or all that is wrong', () => {
    expect(write({ text: 'a', count: 1, other: 2 })).toEqual({ ok: true, value: { text: 'a', count: 1 } })
    expect(write({ text: 'too long', count: 'x' })).toMatchObject({
      failure: { code: 'ANSWER_INVALID', field: 'text', message: expect.stringMatching(/^text: .*; count: /) },
    })
    expect(compileSchema(failing({ message: 'no' })).write({})).toMatchObject({
      failure: { message: 'the answer: no', field: undefined },
    })
  })

  it('takes nothing but an object, whatever the schema says', () => {
    const anything = compileSchema(z.any())
    expect(anything.write(undefined)).toMatchObject({
      failure: { message: 'nothing was returned: is a return missing?' },
    })
    for (const answer of [42, null, ['a']])
      expect(anything.write(answer)).toMatchObject({ failure: { code: 'ANSWER_INVALID' } })
  })
})
