import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { createTranscript, wantsColour } from '../../src/demo/transcript.ts'

const ESCAPE = '\u001b'

it.each([
  { isTTY: true, env: {}, wants: true },
  { isTTY: true, env: { NO_COLOR: '' }, wants: true },
  { isTTY: true, env: { NO_COLOR: '1' }, wants: false },
  { isTTY: false, env: {}, wants: false },
])('colours on a terminal alone: $isTTY $env', ({ isTTY, env, wants }) => {
  expect(wantsColour({ isTTY }, env)).toBe(wants)
})

it.each([true, false])('writes with colour: %s', (colour) => {
  let written = ''
  const transcript = createTranscript({
    write: (text) => {
      written += text
    },
    colour,
  })
  transcript.title('A title')
  transcript.verdict(true, 'yes')
  transcript.verdict(false, 'no')
  expect(written.includes(ESCAPE)).toBe(colour)
  expect(stripVTControlCharacters(written)).toBe('A title\n   ✔ yes\n   ✘ no\n')
})

it('shortens token and signature, wherever they stand, and shows a body that is no JSON as it is', () => {
  let written = ''
  const transcript = createTranscript({
    write: (text) => {
      written += text
    },
    colour: false,
  })
  const token = 't'.repeat(100)
  const signature = 's'.repeat(88)
  transcript.exchange({
    request: {
      method: 'POST',
      path: '/api/v1.0/cvs/inquiry',
      headers: { Authorization: `Bearer ${token}`, 'X-SIGNATURE': signature, 'X-EXTERNAL-ID': '1' },
      body: new TextEncoder().encode('{"payNo":"1"}'),
      stringToSign: `POST:/api/v1.0/cvs/inquiry:${token}:${'0'.repeat(64)}:time`,
    },
    response: { status: 502, headers: { server: 'a proxy' }, text: '<html>', body: undefined },
    milliseconds: 1,
  })
  expect(written).toContain(`Authorization: Bearer ${'t'.repeat(6)}… (100 characters)`)
  expect(written).toContain(`X-SIGNATURE: ${'s'.repeat(6)}… (88 characters)`)
  expect(written).toContain(
    `string to sign: POST:/api/v1.0/cvs/inquiry:${'t'.repeat(6)}… (100 characters):${'0'.repeat(64)}:time`,
  )
  expect(written).not.toContain(token)
  expect(written).not.toContain(signature)
  expect(written).toContain('   {"payNo":"1"}\n')
  expect(written).toContain('HTTP/1.1 502 Bad Gateway\n')
  expect(written).toContain('   <html>\n')
})
