import { createRequire } from 'node:module'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { explainCall } from '../../src/doctor/explain-call.ts'
import { parseCapturedCall } from '../../src/doctor/parse-captured-call.ts'
import type { Question } from '../../src/doctor/question.ts'
import { dumpSocket } from './support/dump-socket.ts'
import { gateway, SECRET, secrets } from './support/signed-call.ts'

// Both packages are CommonJS without types. What they sign and send was read in their sources.
const require = createRequire(import.meta.url)
const { SnapBi, SnapBiConfig } = require('midtrans-client')
const dokuTokens = require('doku-nodejs-library/_services/tokenService.js')
const dokuVirtualAccounts = require('doku-nodejs-library/_services/vaService.js')
const dokuDirectDebit = require('doku-nodejs-library/_services/directDebitService.js')
const dokuConfig = require('doku-nodejs-library/_commons/config.js')

const privateKey = gateway.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const TOKEN = 'token-of-the-test'

/** What an order has: a blank inside a string, padding, a slash, a letter beyond ASCII. */
const ORDER = {
  partnerServiceId: '   70012',
  customerNo: '0000000001',
  virtualAccountName: 'Jokul Doe',
  totalAmount: { value: '10000.00', currency: 'IDR' },
  additionalInfo: { url: 'https://shop.example/é' },
}

const explain = (request: Buffer | undefined, question: Partial<Question> = {}) =>
  explainCall({
    call: parseCapturedCall(request ?? Buffer.alloc(0), { source: 'dump' }),
    keys: gateway.given,
    secrets,
    ...question,
  })

describe('midtrans-client', () => {
  beforeEach(() => {
    SnapBiConfig.snapBiClientId = 'CLIENT'
    SnapBiConfig.snapBiPartnerId = 'CLIENT'
    SnapBiConfig.snapBiChannelId = '12345'
    SnapBiConfig.snapBiPrivateKey = privateKey
    SnapBiConfig.snapBiClientSecret = SECRET
  })

  /** Lets the package send an order to a socket. @returns The request's bytes. */
  async function send(
    basePath: string,
    prepare = (order: { withBody(body: object): object }) => order.withBody(ORDER),
  ) {
    const { url, requests } = await dumpSocket()
    SnapBiConfig.SNAP_BI_SANDBOX_BASE_URL = url + basePath
    const order = SnapBi.va().withAccessToken(TOKEN)
    prepare(order)
    await order.createPayment('41807553358950093184162180797837')
    return requests[0]
  }

  it('signs a call right, by the symmetric scheme', async () => {
    const explanation = explain(await send(''))
    expect(explanation).toMatchObject({ verdict: 'verifies', troubles: [] })
    expect(explanation.notes.join()).toContain('symmetric scheme')
  })

  it('signs its path without the base path of the URL', async () => {
    const explanation = explain(await send('/shop/api'))
    expect(explanation.causes).toMatchObject([
      { rule: 'path-base', cause: expect.stringContaining('"/v1.0/transfer-va/create-va"') },
    ])
  })

  it('is no match for a server that expects RSA', async () => {
    const explanation = explain(await send(''), { signature: 'asymmetric' })
    expect(explanation.causes).toMatchObject([{ rule: 'scheme', cause: expect.stringContaining('symmetric') }])
  })

  it('reads its secret from a file with the line break', async () => {
    SnapBiConfig.snapBiClientSecret = `${SECRET}\n`
    expect(explain(await send('')).causes).toMatchObject([{ rule: 'secret-newline' }])
  })

  it('asks for a token with a right signature', async () => {
    const { url, requests } = await dumpSocket()
    SnapBiConfig.SNAP_BI_SANDBOX_BASE_URL = url
    await SnapBi.va().getAccessToken()
    expect(explain(requests[0])).toMatchObject({ verdict: 'verifies', troubles: [] })
  })
})

describe('doku-nodejs-library', () => {
  const timestamp = '2024-01-22T15:00:01+07:00'
  const header = (xSignature: string) => ({
    xTimestamp: timestamp,
    xSignature,
    xPartnerId: 'CLIENT',
    xExternalId: '1',
    channelId: 'SDK',
    authorization: TOKEN,
  })

  /** Lets the package send to a socket. The answer is none that it understands, which does not matter. */
  async function send(call: () => Promise<unknown>): Promise<Buffer | undefined> {
    const { url, requests } = await dumpSocket()
    dokuConfig.CORE_SANDBOX_BASE_URL = url
    await call().catch(() => {})
    return requests[0]
  }

  it('asks for a token with a right signature', async () => {
    const signature = dokuTokens.generateSignature(privateKey, 'CLIENT', timestamp)
    const request = dokuTokens.createTokenB2BRequestDTO(signature, timestamp, 'CLIENT')
    expect(explain(await send(() => dokuTokens.createTokenB2B(request, false)))).toMatchObject({
      verdict: 'verifies',
      troubles: [],
    })
  })

  it('signs a virtual account by the client-id scheme', async () => {
    const signature = dokuTokens.asymmetricSignature(privateKey, 'CLIENT', timestamp)
    const request = await send(() => dokuVirtualAccounts.createVa(header(signature), ORDER, false))
    expect(explain(request).notes.join()).toContain('client-id scheme')
    expect(explain(request, { signature: 'symmetric' }).causes).toMatchObject([{ rule: 'scheme' }])
  })

  it('signs a payment by the symmetric scheme', async () => {
    const signature = dokuTokens.generateSymmetricSignature(
      'POST',
      dokuConfig.DIRECT_DEBIT_PAYMENT_URL,
      TOKEN,
      ORDER,
      timestamp,
      SECRET,
    )
    const request = await send(() => dokuDirectDebit.doPaymentJumpAppProcess(header(signature), ORDER, false))
    expect(explain(request).verdict).toBe('verifies')
  })

  it('signs clientId|timestamp by HMAC, by a function that prints the secret', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const right = explain(
      await send(() =>
        dokuVirtualAccounts.createVa(header(dokuTokens.createSignature(`CLIENT|${timestamp}`, SECRET)), ORDER, false),
      ),
    )
    log.mockRestore()
    expect(right.causes).toMatchObject([
      { rule: 'scheme', cause: expect.stringContaining('client-id scheme with the client secret') },
    ])
  })

  it('strips the blanks inside strings, by its second version', async () => {
    const signature = dokuTokens.generateSignatureV2(privateKey, 'CLIENT', timestamp, {
      path: dokuConfig.CREATE_VA,
      body: ORDER,
    })
    const request = await send(() => dokuVirtualAccounts.createVa(header(signature), ORDER, false))
    expect(explain(request, { signature: 'asymmetric' }).causes).toMatchObject([
      { rule: 'body-spaces-in-strings', fix: expect.stringContaining('DOKU') },
    ])
  })
})
