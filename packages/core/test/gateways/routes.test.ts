import { describe, expect, it, vi } from 'vitest'
import {
  type CallerHeader,
  type Contract,
  createSnap,
  type FindPartner,
  type Gateway,
  type Partner,
  type SnapEvent,
} from '../../src/index.ts'
import { gatewayKeys, makeKeyPair } from '../support/key-pairs.ts'
import { readAnswer, type TestServices, testGateway } from '../support/merchant.ts'
import {
  type CallParts,
  INQUIRY_PATH,
  makeRequest,
  makeToken,
  makeTokenRequest,
  NOW,
  PAYMENT_PATH,
  TOKEN_SECRET,
} from '../support/request.ts'
import { deriveTokenKey, signToken } from '../support/sign-token.ts'

const otherKeys = makeKeyPair()

/** A gateway that says who it is in its answers. */
function gatewayNamed(name: string, contract: Partial<Contract<TestServices>> = {}): Gateway {
  return testGateway({ signature: 'symmetric' })({
    name,
    partners: [partnerOf(name)],
    handlers: { inquiry: () => ({ text: name }), payment: () => ({ text: name }) },
    ...contract,
  })
}

const partnerOf = (name: string, rest: Partial<Partner> = {}): Partner => ({
  clientId: `ID-${name}`,
  publicKeys: gatewayKeys.pem,
  clientSecrets: `secret-of-${name}`,
  ...rest,
})

function openSnap(...gateways: Gateway[]) {
  const events: SnapEvent[] = []
  const snap = createSnap({
    gateways,
    tokens: { secrets: [TOKEN_SECRET] },
    clock: () => NOW,
    onEvent: (event) => events.push(event),
  })
  const handle = async (request: ReturnType<typeof makeRequest>) => readAnswer(await snap.handle(request))
  return {
    snap,
    handle,
    /** A call of a gateway, by X-PARTNER-ID or X-CLIENT-KEY. */
    call: (name: string, parts: CallParts = {}, caller: CallerHeader = 'X-PARTNER-ID') => {
      const { clientId = `ID-${name}`, accessToken = tokenOf(name, clientId) } = parts
      const byClientKey = { 'x-partner-id': undefined, 'x-client-key': clientId }
      const headers = { ...(caller === 'X-CLIENT-KEY' ? byClientKey : {}), ...parts.headers }
      return handle(makeRequest({ clientSecret: `secret-of-${name}`, ...parts, clientId, accessToken, headers }))
    },
    requestToken: (name: string, parts: CallParts = {}) =>
      handle(makeTokenRequest({ clientId: `ID-${name}`, ...parts })),
    /** The last event that is no warning. */
    lastEvent: () => events.findLast((event) => event.type !== 'warning'),
  }
}

const tokenOf = (gateway: string, clientId = `ID-${gateway}`) =>
  signToken({ sub: clientId, exp: NOW.getTime() / 1000 + 900 }, deriveTokenKey(TOKEN_SECRET, gateway))

const UNKNOWN = { responseCode: '4012400', responseMessage: 'Unauthorized. [Unknown client]' }

describe('two gateways on one path', () => {
  it('each gets the calls of its own partners, and its own token requests', async () => {
    const { call, requestToken, lastEvent } = openSnap(gatewayNamed('a'), gatewayNamed('b'))
    for (const name of ['a', 'b']) {
      const { json } = await requestToken(name)
      expect(lastEvent()).toMatchObject({ gateway: name, service: 'token', clientId: `ID-${name}` })
      expect((await call(name, { accessToken: json.accessToken })).json.text).toBe(name)
      expect(lastEvent()).toMatchObject({ gateway: name, service: 'inquiry', clientId: `ID-${name}` })
    }
  })

  it('are told apart by the header that each reads: one ID may be known to both', async () => {
    const shared = partnerOf('x', { clientId: 'SHARED' })
    const { call } = openSnap(
      gatewayNamed('a', { partners: [shared] }),
      gatewayNamed('b', { partners: [shared], caller: 'X-CLIENT-KEY', paths: { token: '/b/token' } }),
    )
    const parts = { clientId: 'SHARED', clientSecret: 'secret-of-x' }
    expect((await call('a', parts)).json.text).toBe('a')
    expect((await call('b', parts, 'X-CLIENT-KEY')).json.text).toBe('b')
  })

  it('one that reads X-CLIENT-KEY matches only where X-PARTNER-ID is absent', async () => {
    const { call, lastEvent } = openSnap(gatewayNamed('a'), gatewayNamed('b', { caller: 'X-CLIENT-KEY' }))
    const both = (partnerId: string) => ({ headers: { 'x-partner-id': partnerId, 'x-client-key': 'ID-b' } })
    expect((await call('b', {}, 'X-CLIENT-KEY')).json.text).toBe('b')
    expect((await call('b', { headers: { 'x-partner-id': '', 'x-client-key': 'ID-b' } })).json.text).toBe('b')
    for (const partnerId of ['OTHER', 'ID-b']) {
      expect((await call('b', both(partnerId))).json).toEqual(UNKNOWN)
      expect(lastEvent()).toMatchObject({ gateway: 'a', cause: { code: 'PARTNER_UNKNOWN' } })
    }
    // Whose X-PARTNER-ID is the first one's is the first one's, whatever else it says.
    expect((await call('a', { headers: { 'x-partner-id': 'ID-a', 'x-client-key': 'ID-b' } })).json.text).toBe('a')
  })

  it('a token is asked for by X-CLIENT-KEY, whatever X-PARTNER-ID says', async () => {
    const { requestToken, lastEvent } = openSnap(gatewayNamed('a'), gatewayNamed('b'))
    const { code } = await requestToken('b', { headers: { 'x-client-key': 'ID-b', 'x-partner-id': 'ID-a' } })
    expect(code).toBe('2007300')
    expect(lastEvent()).toMatchObject({ gateway: 'b' })
  })

  it('nothing is decided by trying signatures, and none falls back to the other', async () => {
    const { call, lastEvent } = openSnap(gatewayNamed('a'), gatewayNamed('b'))
    expect((await call('a', { clientSecret: 'secret-of-b' })).json.responseMessage).toBe('Unauthorized. [Signature]')
    expect(lastEvent()).toMatchObject({ gateway: 'a', cause: { code: 'SIGNATURE_MISMATCH' } })
    expect((await call('b', { clientId: 'ID-a' })).code).toBe('4012401')
  })

  it('unknown callers get one and the same 401, and so do calls that name nobody', async () => {
    const gateways = [gatewayNamed('a'), gatewayNamed('b', { caller: 'X-CLIENT-KEY' })]
    const several = openSnap(...gateways)
    const texts = new Set<string>()
    for (const clientId of ['OTHER', 'constructor', '__proto__', 'id-a', 'ID-a ', 'ID-b']) {
      const answer = await several.call('a', { clientId, headers: { 'x-signature': 'AAAA' } })
      if (clientId === 'ID-a ') expect(answer.code).toBe('4002401')
      else texts.add(answer.text)
    }
    texts.add((await several.call('b', { clientId: 'NOBODY' }, 'X-CLIENT-KEY')).text)
    texts.add((await openSnap(gatewayNamed('a')).call('a', { clientId: 'OTHER' })).text)
    expect([...texts].map((text) => JSON.parse(text))).toEqual([UNKNOWN])
    const nobody = await several.call('a', { headers: { 'x-partner-id': undefined } })
    expect(nobody.json.responseMessage).toBe('Invalid Mandatory Field X-PARTNER-ID')
  })
})

describe('at start', () => {
  const open =
    (...gateways: Gateway[]) =>
    () =>
      openSnap(...gateways)

  it('the same path, header and ID twice is a configuration error', () => {
    const twins = [gatewayNamed('a'), gatewayNamed('b', { partners: [partnerOf('a')] })] as const
    const message =
      "a token and b token have the same path /api/v1.0/access-token/b2b and the same X-CLIENT-KEY 'ID-a'. Give one of them another path (paths.token), or another ID."
    expect(open(...twins)).toThrow(expect.objectContaining({ code: 'GATEWAY_INVALID', message }))
    const elsewhere = (paths: Contract<TestServices>['paths']) =>
      gatewayNamed('b', { partners: [partnerOf('a')], paths })
    expect(open(gatewayNamed('a'), elsewhere({ token: '/b/token', payment: '/b/payment' }))).toThrow(
      /a inquiry and b inquiry have the same path/,
    )
    expect(open(gatewayNamed('a'), elsewhere({ token: '/t', inquiry: '/i', payment: '/p' }))).not.toThrow()
  })

  it('two services of one contract on one path are one, too', () => {
    expect(open(gatewayNamed('a', { paths: { payment: `/api${INQUIRY_PATH}` } }))).toThrow(
      /a inquiry and a payment have the same path \/api\/v1\.0\/test\/inquiry and the same X-PARTNER-ID 'ID-a'/,
    )
  })

  it('two services of one contract may share a path under partner IDs of their own', async () => {
    const partner = partnerOf('a', { partnerId: { inquiry: 'ASKS', payment: ['PAYS', 'PAYS-TOO'] } })
    const gateway = gatewayNamed('a', { partners: [partner], paths: { inquiry: '/one', payment: '/one' } })
    const { call, lastEvent } = openSnap(gateway)
    const ask = { basePath: '', path: '/one', accessToken: tokenOf('a') }
    for (const [clientId, service] of [
      ['ASKS', 'inquiry'],
      ['PAYS', 'payment'],
      ['PAYS-TOO', 'payment'],
    ] as const) {
      await call('a', { ...ask, clientId })
      expect(lastEvent()).toMatchObject({ type: 'answered', service })
    }
  })

  it('two partners functions on one path are a configuration error; one beside lists is asked last', async () => {
    const find = vi.fn<FindPartner>((id) => (id === 'ID-f' ? partnerOf('f') : undefined))
    const message = expect.stringContaining('a token and b token stand on one path, /api/v1.0/access-token/b2b')
    expect(open(gatewayNamed('a', { partners: find }), gatewayNamed('b', { partners: find }))).toThrow(
      expect.objectContaining({ code: 'GATEWAY_INVALID', message }),
    )

    const { call, lastEvent } = openSnap(gatewayNamed('f', { partners: find }), gatewayNamed('a'))
    expect((await call('a')).json.text).toBe('a')
    expect(find).not.toHaveBeenCalled()
    expect((await call('f')).json.text).toBe('f')
    expect(find.mock.calls).toEqual([['ID-f']])
    expect((await call('a', { clientId: 'OTHER' })).json).toEqual(UNKNOWN)
    expect(lastEvent()).toMatchObject({ gateway: 'f' })
    expect(find.mock.calls).toEqual([['ID-f'], ['OTHER']])
  })

  it('a partner that has no ID for a service is a configuration error', () => {
    const partner = partnerOf('a', { partnerId: { inquiry: 'ASKS' } })
    const message =
      "a: partners[0].partnerId names no ID for payment, so no call of it could pass. Name it: partnerId: { payment: '…' }."
    expect(open(gatewayNamed('a', { partners: [partner] }))).toThrow(
      expect.objectContaining({ code: 'PARTNER_INVALID', message }),
    )
  })
})

describe('partnerId', () => {
  const { call } = openSnap(
    gatewayNamed('text', { partners: [partnerOf('text', { partnerId: 'P-text' })] }),
    gatewayNamed('list', { partners: [partnerOf('list', { partnerId: ['P-1', 'P-2'] })] }),
    gatewayNamed('record', {
      partners: [partnerOf('record', { partnerId: { inquiry: 'P-i', payment: ['P-p', 'P-q'] } })],
    }),
  )
  const codeOf = async (name: string, clientId: string, path = INQUIRY_PATH) =>
    (await call(name, { clientId, path, accessToken: tokenOf(name) })).code

  it('may be a text or a list: any of it passes, and the client ID does not', async () => {
    expect(await codeOf('text', 'P-text')).toBe('2002400')
    expect(await codeOf('text', 'ID-text')).toBe('4012400')
    expect(await codeOf('list', 'P-1')).toBe('2002400')
    expect(await codeOf('list', 'P-2', PAYMENT_PATH)).toBe('2002500')
    expect(await codeOf('list', 'ID-list')).toBe('4012400')
  })

  it('may be a record by service: a call passes only with that of its service', async () => {
    expect(await codeOf('record', 'P-i')).toBe('2002400')
    expect(await codeOf('record', 'P-p')).toBe('4012400')
    for (const id of ['P-p', 'P-q']) expect(await codeOf('record', id, PAYMENT_PATH)).toBe('2002500')
    expect(await codeOf('record', 'P-i', PAYMENT_PATH)).toBe('4012500')
  })
})

describe('authority', () => {
  const gateways = () => [
    gatewayNamed('a', { basePath: '/a' }),
    gatewayNamed('b', { basePath: '/b', partners: [partnerOf('b', { publicKeys: otherKeys.pem })] }),
  ]

  it('a partner of one gateway cannot call another one’s service, on any path', async () => {
    for (const path of [INQUIRY_PATH, PAYMENT_PATH]) {
      const { call, lastEvent } = openSnap(...gateways())
      expect((await call('a', { path, basePath: '/a' })).status).toBe(200)
      for (const accessToken of [tokenOf('a'), tokenOf('b', 'ID-a')]) {
        const answer = await call('a', { path, basePath: '/b', accessToken })
        expect([answer.status, answer.json.responseMessage]).toEqual([401, 'Unauthorized. [Unknown client]'])
        expect(lastEvent()).toMatchObject({ gateway: 'b', cause: { code: 'PARTNER_UNKNOWN' } })
      }
    }
  })

  it('nor ask for its token', async () => {
    const { requestToken } = openSnap(...gateways())
    expect((await requestToken('a', { basePath: '/a' })).code).toBe('2007300')
    expect((await requestToken('a', { basePath: '/b' })).code).toBe('4017300')
    expect((await requestToken('b', { basePath: '/b' })).code).toBe('4017300') // signed with the other one's key
    const { privateKey } = otherKeys
    expect((await requestToken('b', { basePath: '/b', privateKey })).code).toBe('2007300')
  })

  it('one merchant of both is two partners: the token, the secret and the key of one are nothing at the other', async () => {
    const both = (name: string) => partnerOf(name, { clientId: 'BOTH' })
    const { call, requestToken, lastEvent } = openSnap(
      gatewayNamed('a', { basePath: '/a', partners: [both('a')] }),
      gatewayNamed('b', { basePath: '/b', partners: [both('b')] }),
    )
    const { json } = await requestToken('a', { basePath: '/a', clientId: 'BOTH' })
    const at = (name: string, parts: CallParts) => call(name, { clientId: 'BOTH', basePath: `/${name}`, ...parts })
    expect((await at('a', { accessToken: json.accessToken })).code).toBe('2002400')
    expect((await at('b', { accessToken: json.accessToken })).code).toBe('4012401')
    expect(lastEvent()).toMatchObject({ gateway: 'b', cause: { code: 'TOKEN_INVALID' } })
    expect((await at('b', { clientSecret: 'secret-of-a' })).json.responseMessage).toBe('Unauthorized. [Signature]')
    expect((await at('b', { accessToken: makeToken('BOTH') })).code).toBe('4012401')
    expect((await at('b', {})).code).toBe('2002400')
  })

  it('duplicates of one are nothing to the other', async () => {
    const both = (name: string) => partnerOf(name, { clientId: 'BOTH', clientSecrets: 'one-secret' })
    const { call } = openSnap(
      gatewayNamed('a', { basePath: '/a', partners: [both('a')] }),
      gatewayNamed('b', { basePath: '/b', partners: [both('b')] }),
    )
    const body = { text: 'paid', reference: 'R1' }
    const parts = { clientId: 'BOTH', clientSecret: 'one-secret', path: PAYMENT_PATH, externalId: 'e', body }
    for (const name of ['a', 'b', 'a'])
      expect((await call(name, { ...parts, basePath: `/${name}` })).json.payment.text).toBe(name)
  })
})
