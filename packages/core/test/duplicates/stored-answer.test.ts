import { expect, it } from 'vitest'
import { readStoredCode } from '../../src/duplicates/stored-answer.ts'

const answerOf = (body: string | Uint8Array, status = 200) => ({
  status,
  body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
})

it('reads the code of an answer as it was written', () => {
  expect(readStoredCode(answerOf('{"responseCode":"2002500","responseMessage":"Successful"}'))).toBe('2002500')
})

it.each([
  ['nothing', undefined],
  ['no body', { status: 200 }],
  ['no status', { body: new Uint8Array() }],
  ['a status that is none', answerOf('{"responseCode":"2002500"}', 99)],
  ['a code in another place', answerOf('{"a":1,"responseCode":"2002500"}')],
  ['a code of six digits', answerOf('{"responseCode":"200250"}')],
  ['an answer that was cut off', answerOf('{"responseCode":"2002500","responseMess')],
  ['bytes that are no UTF-8', answerOf(Uint8Array.of(0x7b, 0xff, 0x7d))],
])('%s has none', (_, answer) => expect(readStoredCode(answer)).toBeUndefined())
