import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import * as z from 'zod/mini'
import { NICO_FIELD_NAMES } from '../src/field-names.ts'
import { text } from '../src/field-schemas.ts'
import { type Fields, wireObject, wireWriter } from '../src/wire-object.ts'

interface Parcel {
  readonly payNo: string
  readonly trxId?: string | undefined
  readonly [field: string]: unknown
}

const fields: Fields<Parcel> = { payNo: text(4), trxId: z.optional(text(4)) }

async function read(body: unknown, names = NICO_FIELD_NAMES): Promise<unknown> {
  const result = await wireObject<Parcel>(fields, names)['~standard'].validate(body)
  return result.issues === undefined ? result.value : result.issues.map(({ path }) => path)
}

const renamed = { ...NICO_FIELD_NAMES, trxId: 'tXid' }

describe('wireObject', () => {
  it('reads the gateway’s names and gives ours', async () => {
    expect(await read({ payNo: '1', trxId: '2' })).toStrictEqual({ payNo: '1', trxId: '2' })
    expect(await read({ payNo: '1', tXid: '2' }, renamed)).toStrictEqual({ payNo: '1', trxId: '2' })
  })

  it('lets nothing pass unchecked under our name of a renamed field', async () => {
    expect(await read({ payNo: '1', trxId: { un: 'checked' } }, renamed)).toStrictEqual({ payNo: '1' })
  })

  it('names the field that was sent', async () => {
    expect(await read({ payNo: '1', tXid: 2 }, renamed)).toStrictEqual([['tXid']])
  })

  it('lets names change places', async () => {
    const names = { ...NICO_FIELD_NAMES, trxId: 'partnerReferenceNo', partnerReferenceNo: 'trxId' }
    const both = { trxId: z.optional(text(4)), partnerReferenceNo: z.optional(text(4)) }
    const result = await wireObject<{ trxId?: string; partnerReferenceNo?: string }>(both, names)['~standard'].validate(
      {
        trxId: 'mine',
        partnerReferenceNo: 'its',
      },
    )
    expect(result).toStrictEqual({ value: { trxId: 'its', partnerReferenceNo: 'mine' } })
  })

  it.each([
    ['as they are', NICO_FIELD_NAMES],
    ['renamed', renamed],
  ])('keeps unknown fields, names %s', async (_, names) => {
    const json = fc.dictionary(fc.string(), fc.jsonValue())
    await fc.assert(
      fc.asyncProperty(json, async (unknown) => {
        const { payNo: _payNo, trxId: _trxId, tXid: _tXid, ['__proto__']: _proto, ...rest } = unknown
        expect(await read({ ...rest, payNo: '1' }, names)).toEqual({ ...rest, payNo: '1' })
      }),
    )
  })

  it.each([
    ['as they are', NICO_FIELD_NAMES],
    ['renamed', renamed],
  ])('takes no harm from names that objects have already, names %s', async (_, names) => {
    const body = JSON.parse(
      '{"payNo":"1","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"hasOwnProperty":1,"toString":1}',
    )
    const value = Object(await read(body, names))
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(value.polluted).toBeUndefined()
    expect(Object.getOwnPropertyNames(value).sort()).toStrictEqual([
      'constructor',
      'hasOwnProperty',
      'payNo',
      'toString',
    ])
    expect(value.constructor).toStrictEqual({ prototype: { polluted: 1 } })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('has a schema for every field that the request names, and no other', () => {
    expectTypeOf<keyof Fields<Parcel>>().toEqualTypeOf<'payNo' | 'trxId'>()
    // @ts-expect-error: trxId has no schema
    const incomplete: Fields<Parcel> = { payNo: text(4) }
    // @ts-expect-error: trxId is a text
    const wrong: Fields<Parcel> = { payNo: text(4), trxId: z.number() }
    expect([incomplete, wrong]).toHaveLength(2)
  })
})

describe('wireWriter', () => {
  it('writes its fields in its order, under the gateway’s names, and leaves others behind', () => {
    const write = wireWriter(['trxId', 'payNo'], renamed)
    const values = { secret: 'x', payNo: '1', trxId: '2' }
    expect(JSON.stringify(write(values))).toBe('{"tXid":"2","payNo":"1"}')
  })

  it('leaves out of the JSON what is not there', () => {
    expect(JSON.stringify(wireWriter(['payNo', 'trxId'], renamed)({ payNo: '1' }))).toBe('{"payNo":"1"}')
  })
})
