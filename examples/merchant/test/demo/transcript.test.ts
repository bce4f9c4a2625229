import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import type { Played } from '../../src/demo/played.ts'
import { showBriefly } from '../../src/demo/show-briefly.ts'
import { showInFull } from '../../src/demo/show-in-full.ts'
import { showTable } from '../../src/demo/show-table.ts'
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

/** A transcript, and what was written to it. */
function record(colour = false) {
  let written = ''
  const transcript = createTranscript({
    write: (text) => {
      written += text
    },
    colour,
  })
  return { transcript, read: () => written }
}

const token = 't'.repeat(100)
const signature = 's'.repeat(88)

/** A step that was answered by a proxy. */
const PLAYED: Played = {
  number: 7,
  step: {
    title: 'Unknown bill',
    kind: 'impossible',
    story: 'The customer misreads the number.',
    call: () => Promise.reject(new Error('was played already')),
    expected: { responseCode: '4040012', responseMessage: 'Invalid Bill' },
    because: 'nobody registered it',
  },
  exchange: {
    request: {
      method: 'POST',
      path: '/api/v1.0/cvs/inquiry',
      headers: { Authorization: `Bearer ${token}`, 'X-SIGNATURE': signature, 'X-EXTERNAL-ID': '1' },
      body: new TextEncoder().encode('{"payNo":"1"}'),
      stringToSign: `POST:/api/v1.0/cvs/inquiry:${token}:${'0'.repeat(64)}:time`,
    },
    response: { status: 502, headers: { server: 'a proxy' }, text: '<html>', body: undefined },
    milliseconds: 1,
  },
  log: ['HANDLER_THREW: no'],
  problems: ['the HTTP status is 502'],
}

it.each([true, false])('writes with colour: %s', (colour) => {
  const { transcript, read } = record(colour)
  transcript.title('A title')
  showBriefly({ ...PLAYED, payments: 1, problems: [] }, transcript)
  showBriefly(PLAYED, transcript)
  showTable([PLAYED], transcript)
  expect(read().includes(ESCAPE)).toBe(colour)
  expect(stripVTControlCharacters(read())).toBe(
    [
      'A title',
      `✔  7  ${'Unknown bill'.padEnd(36)} HTTP 502, 1 payment in the ledger`,
      `✘  7  ${'Unknown bill'.padEnd(36)} HTTP 502`,
      '      ✘ the HTTP status is 502',
      "      merchant's log: HANDLER_THREW: no",
      `${' '.repeat(43)}calls  as expected`,
      '✘ bills that are unknown or paid, refused      1            0',
      '',
    ].join('\n'),
  )
})

it('says that nobody answered', () => {
  const { transcript, read } = record()
  const { exchange: _, ...unanswered } = PLAYED
  showBriefly({ ...unanswered, log: [], problems: ['no answer: refused'] }, transcript)
  expect(read()).toContain(' no answer\n      ✘ no answer: refused\n')
})

it('shortens token and signature, wherever they stand, and shows a body that is no JSON as it is', () => {
  const { transcript, read } = record()
  showInFull(PLAYED, transcript)
  const written = read()
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
