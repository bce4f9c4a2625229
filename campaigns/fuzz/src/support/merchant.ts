import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createSnap, type HandlerContext, type Snap, type SnapOptions } from '@snap-sdk/core'
import { nicepay } from '@snap-sdk/gateways'
import { rupiah } from '@snap-sdk/services'
import { createGateway, type Gateway, type RawRequest, type SignatureScheme } from '@snap-sdk/simulator'
import { BrokenPromise, mustHold } from '../fuzz-target.ts'
import { scanJson } from './scan-json.ts'

/** What a gateway calls. */
export type ServiceName = 'token' | 'inquiry' | 'payment'

/** A merchant that knows which calls its gateway has signed, and notices when a handler runs for another one. */
export interface WatchedMerchant {
  readonly snap: Snap
  readonly gateway: Gateway
  /** Signs a call, and remembers it. */
  sign(service: ServiceName): Promise<RawRequest>
  /** Throws when a handler ran that should not have, when one call ran twice, or when something failed inside. Then forgets all. */
  judge(): void
  /** Text that must never be answered. */
  readonly secrets: readonly string[]
}

export interface MerchantOptions extends Pick<SnapOptions, 'maxBodyBytes'> {
  readonly scheme: SignatureScheme
  /** Of its contract. */
  readonly deadlineMilliseconds?: number | undefined
}

const CUSTOMER = { partnerServiceId: '7015', customerNo: '89101110', payNo: '701589101110', mitraCd: 'ALMA' }

/** Opens a merchant with new keys and secrets. */
export async function openMerchant({
  scheme,
  deadlineMilliseconds,
  ...limits
}: MerchantOptions): Promise<WatchedMerchant> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const clientSecret = randomBytes(24).toString('hex')
  const tokenSecret = randomBytes(32).toString('hex')
  const signed = new Set<string>()
  const ran = new Set<string>()
  let broken: BrokenPromise | undefined
  const breaks = (problem: string): void => {
    broken ??= new BrokenPromise(problem)
  }

  // No scheme signs the external ID, and `client-id` signs no body: only what is signed can be told from what is not.
  function watch({ externalId = '', rawBody }: HandlerContext): void {
    const key = createHash('sha256').update(externalId).update(rawBody).digest('hex')
    if (ran.has(key)) breaks('a handler ran twice for one call')
    ran.add(key)
    if (scheme !== 'client-id' && !signed.has(tokensOf(rawBody))) breaks('a handler got a body that nobody signed')
  }

  const snap = createSnap({
    gateways: [
      nicepay({
        partners: [
          {
            clientId: 'IONPAYTEST',
            publicKeys: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
            clientSecrets: clientSecret,
          },
        ],
        signature: scheme,
        deadlineMilliseconds,
        handlers: {
          nicoInquiry: async (_, context) => {
            watch(context)
            return {
              payNoName: 'John Test',
              goodsName: 'Pembelian John Test',
              payNoPhone: '087771122333',
              payNoEmail: 'jhon@test.com',
              totalAmount: rupiah(10_000),
              partnerReferenceNo: 'ABCDEFGH1234',
              payNoExpiredDateTime: '2099-07-03T12:08:56+07:00',
            }
          },
          nicoPayment: async (_, context) => watch(context),
        },
      }),
    ],
    tokens: { secrets: [tokenSecret] },
    onEvent: (event) => {
      // 504 is a right answer on a busy machine.
      if (event.type === 'failed' && event.cause.code !== 'DEADLINE_EXCEEDED')
        breaks(`something failed inside: ${event.cause.code} ${event.cause.message} ${event.error}`)
    },
    ...limits,
  })
  const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, clientSecret, signature: scheme, target: snap })

  return {
    snap,
    gateway,
    secrets: [clientSecret, tokenSecret],
    async sign(service) {
      if (service === 'token') return gateway.prepareToken()
      const inquiryRequestId = randomBytes(8).toString('hex')
      const request =
        service === 'inquiry'
          ? await gateway.prepare('/v1.0/cvs/inquiry', { ...CUSTOMER, inquiryRequestId })
          : await gateway.prepare('/v1.0/cvs/payment', {
              ...CUSTOMER,
              inquiryRequestId,
              paidAmount: { value: '10000.00', currency: 'IDR' },
              additionalInfo: { note: 'a  b \\/ é' },
            })
      signed.add(tokensOf(request.body))
      return request
    },
    judge() {
      const problem = broken
      broken = undefined
      signed.clear()
      ran.clear()
      if (problem !== undefined) throw problem
    },
  }
}

function tokensOf(body: Uint8Array): string {
  return scanJson(new TextDecoder('utf-8', { ignoreBOM: true }).decode(body))
}

/** What every answer of snap-sdk must look like. */
export function checkAnswer(status: number, text: string, secrets: readonly string[]): void {
  for (const secret of secrets) mustHold(!text.includes(secret), 'a secret was answered')
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new BrokenPromise(`the answer ${status} is no JSON: ${text.slice(0, 80)}`)
  }
  const { responseCode, responseMessage } = Object(body)
  mustHold(typeof responseCode === 'string' && /^\d{7}$/.test(responseCode), `responseCode ${responseCode}`)
  mustHold(responseCode.startsWith(String(status)), `HTTP ${status} with the code ${responseCode}`)
  mustHold(typeof responseMessage === 'string' && responseMessage.length <= 150, `responseMessage ${responseMessage}`)
  mustHold(status !== 500, 'something failed inside')
}
