import { describe, expect, it } from 'vitest'
import { writeBody } from '../../src/response/write.ts'

const CODE = { httpStatus: 200, responseCode: '2002500', responseMessage: 'Successful' } as const

const write = (data: object): unknown => JSON.parse(new TextDecoder().decode(writeBody(CODE, data).body))

describe('writeBody', () => {
  it.each<[string, object]>([
    ['members', { a: 1, responseCode: '4040012', responseMessage: 'Bill not found' }],
    ['what writes itself', { toJSON: () => ({ a: 1, responseCode: '4040012' }) }],
    ['what writes itself, its message alone', { toJSON: () => ({ a: 1, responseMessage: 'Bill not found' }) }],
    ['what writes itself without them', { toJSON: () => ({ a: 1 }) }],
  ])('writes the response code first, and once: %s', (_, data) => {
    const { responseCode, responseMessage } = CODE
    const written = write(data)
    expect(written).toEqual({ responseCode, responseMessage, a: 1 })
    expect(Object.keys(written as object)[0]).toBe('responseCode')
  })

  it.each<[string, object]>([
    ['a list', [1]],
    ['no object', { toJSON: () => 'text' }],
    ['no object', { toJSON: () => undefined }],
  ])('refuses data that is %s as JSON', (what, data) => {
    const message = `the body's data is ${what} as JSON; expected an object`
    expect(() => writeBody(CODE, data)).toThrow(new TypeError(message))
  })
})
