import { generateKeyPairSync } from 'node:crypto'
import { FRAMEWORKS, PAGE_COLUMNS } from '@snap-sdk/adapter-suite/frameworks'
import { createSnap, fromWebRequest, type SnapEvent } from '@snap-sdk/core'
import { nicepay } from '@snap-sdk/gateways'
import { findRowsUnder, readDocument } from '@snap-sdk/package-suite/markdown'
import { describe, expect, test, vi } from 'vitest'

const TOKENS = { secrets: ['a token secret of at least 32 bytes'] }
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const shop = nicepay({
  partners: [{ clientId: 'IONPAYTEST', publicKeys: publicKey.export({ type: 'spki', format: 'pem' }).toString() }],
  handlers: { nicoPayment: async () => {} },
})

describe('docs/frameworks.md', () => {
  const rows = findRowsUnder(readDocument('docs/frameworks.md'), 'framework', 'version', 'by')

  test('has a row for each harness of the adapter suite, in its order', () => {
    expect(rows.map(([name]) => name)).toEqual(Object.keys(FRAMEWORKS))
    expect(rows.map((row) => row[2])).toEqual(Object.values(FRAMEWORKS).map(({ door }) => `\`${door}\``))
  })

  test('says of each what the columns ask, and whatever is a gap has its reason below', () => {
    const { prose } = readDocument('docs/frameworks.md')
    for (const row of rows) {
      const cells = row.slice(3, 3 + Object.keys(PAGE_COLUMNS).length)
      expect(cells).toHaveLength(Object.keys(PAGE_COLUMNS).length)
      for (const cell of cells) {
        expect(cell, row[0]).toMatch(/^(?:ok|gap \[\d+\])(?: \[\d+\])*$/)
        for (const [, note] of cell.matchAll(/\[(\d+)\]/g))
          expect(prose.some((line) => line.startsWith(`${note}. \``))).toBe(true)
      }
    }
  })
})

describe('the message that each page names is the one that comes', () => {
  const written = (page: string) =>
    readDocument(`docs/frameworks/${page}.md`)
      .blocks.find(({ language }) => language === 'text')
      ?.code.trim() ?? ''

  test('lambda', async () => {
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'shop')
    const events: SnapEvent[] = []
    const snap = createSnap({ gateways: [shop], onEvent: (event) => events.push(event), tokens: TOKENS })
    await snap.ready()
    vi.unstubAllEnvs()
    const messages = events.map((event) => (event.type === 'warning' ? event.message : ''))
    expect(messages.join('\n')).toContain(written('lambda'))
    await snap.close()
  })

  test.each(['bun', 'deno'])('%s', async (page) => {
    const request = new Request('http://shop.example/', { method: 'POST', body: '{}' })
    await request.text()
    const read = async () => {
      for await (const _bytes of fromWebRequest(request).body);
    }
    await expect(read()).rejects.toThrow(written(page))
  })

  test('workers', () => {
    const open = () =>
      createSnap({
        gateways: [
          nicepay({
            partners: [{ clientId: 'IONPAYTEST', publicKeys: undefined }],
            handlers: { nicoPayment: async () => {} },
          }),
        ],
        tokens: TOKENS,
      })
    expect(open).toThrow(written('workers'))
  })
})
