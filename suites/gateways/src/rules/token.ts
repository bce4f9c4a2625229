import { expect, it } from 'vitest'
import type { DialectCases } from '../dialect-cases.ts'
import { keysOf } from '../stand/keys.ts'
import { openStand } from '../stand/stand.ts'

/** The token is issued where the gateway asks for it, as it expects it, and to nobody else. */
export function describeToken(dialect: DialectCases): void {
  const { token } = dialect
  if (token === undefined) {
    it('has no token endpoint', () => {
      const { snap } = openStand(dialect)
      expect(snap.endpoints.map(({ service }) => service)).not.toContain('token')
    })
    return
  }

  it('issues a token', async () => {
    const { caller } = openStand(dialect)
    const { status, body } = await caller.token()
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        responseCode: '2007300',
        responseMessage: 'Successful',
        accessToken: expect.stringMatching(/^[\w.~+/-]+=*$/),
        ...token.expected,
      },
    })
  })

  it("refuses another key's signature", async () => {
    const { caller } = openStand(dialect)
    const { status, body } = await caller.token({ privateKey: keysOf('another gateway').privateKey })
    expect({ status, code: body.responseCode }).toEqual({ status: 401, code: '4017300' })
  })

  it('refuses a caller whom nobody knows', async () => {
    const { caller } = openStand(dialect)
    const { status, body } = await caller.token({ headers: { 'X-CLIENT-KEY': 'somebody-else' } })
    expect({ status, code: body.responseCode }).toEqual({ status: 401, code: '4017300' })
  })

  it.each([
    ['X-CLIENT-KEY', '4007302'],
    ['X-SIGNATURE', '4007302'],
    ['X-TIMESTAMP', '4007302'],
  ])('refuses a request without %s', async (header, responseCode) => {
    const { caller } = openStand(dialect)
    const { status, body } = await caller.token({ headers: { [header]: undefined } })
    expect({ status, code: body.responseCode }).toEqual({ status: 400, code: responseCode })
  })
}
