import { generateKeyPairSync, type KeyObject, randomBytes, randomInt } from 'node:crypto'
import type { Gateway as Contract } from '@snap-sdk/core'
import { bca, midtrans, nicepayNotification } from '@snap-sdk/gateways'
import { createGateway, writeTimestamp } from '@snap-sdk/simulator'
import type { Business } from '../business.ts'
import type { Step } from './steps.ts'

/** What plays one gateway: its key, and the secret that it shares with the merchant. */
interface Identity {
  readonly clientId: string
  readonly privateKey: KeyObject
  readonly publicKey: string
  readonly clientSecret: string
}

/** Gateways that are not NICEPAY's NICO, each with keys of its own. */
export interface OtherGateways {
  /** Their contracts: one payment handler behind all of them. */
  contracts(business: Business): readonly Contract[]
  /** A payment of a virtual account by each of them. */
  steps(url: string): readonly Step[]
}

const PATH = '/v1.0/transfer-va/payment'
const CUSTOMER = { virtualAccountName: 'John Test' }
const SUCCESS = { paymentFlagStatus: '00', paymentFlagReason: { english: 'Success', indonesia: 'Sukses' } }
const PAID = { paidAmount: { value: '10000.00', currency: 'IDR' } }

/** Makes BCA, Midtrans and NICEPAY's notification. */
export function makeOtherGateways(): OtherGateways {
  const [bank, aggregator, notifier] = ['DEMOBCA', 'DEMOMIDTRANS', 'IONPAYTEST'].map(makeIdentity)
  if (bank === undefined || aggregator === undefined || notifier === undefined)
    throw new Error('three names make three')
  return {
    contracts: ({ takeVaPayment }) => [
      bca({ partners: [partnerOf(bank)], handlers: { vaPayment: takeVaPayment } }),
      midtrans({
        partners: [partnerOf(aggregator)],
        basePath: '/midtrans',
        handlers: { vaPayment: takeVaPayment },
        otherStatus: () => {}, // an expiry or a denial changes nothing in this shop
      }),
      nicepayNotification({ partners: [partnerOf(notifier)], handlers: { vaPayment: takeVaPayment } }),
    ],
    steps(url) {
      const [fromBank, fromAggregator, fromNotifier] = [1, 2, 3].map(vaPayment)
      return [
        {
          title: 'Virtual account, BCA',
          kind: 'right',
          story:
            'BCA asks for a token of its own, signs body and path with the client secret, and reports 10000.00 IDR.',
          async call() {
            const gateway = createGateway({ ...bank, signature: 'symmetric', target: url, basePath: '/openapi' })
            return gateway.send(await gateway.prepare(PATH, fromBank))
          },
          expected: {
            responseCode: '2002500',
            responseMessage: 'Successful',
            virtualAccountData: {
              ...SUCCESS,
              ...echoed(fromBank),
              ...CUSTOMER,
            },
          },
          because: 'path, token and answer are BCA’s; the handler takes payments of any gateway',
          payments: 1,
        },
        {
          title: 'Virtual account, Midtrans',
          kind: 'right',
          story:
            'Midtrans has no token: it signs body and path with its private key, and may add an outcome that is not money.',
          async call() {
            const gateway = createGateway({
              ...aggregator,
              signature: 'asymmetric',
              target: url,
              basePath: '/midtrans',
            })
            const additionalInfo = { paymentFlagStatus: '00' }
            return gateway.send(await gateway.prepare(PATH, { ...fromAggregator, trxId: 'ORDER-2', additionalInfo }))
          },
          expected: {
            responseCode: '2002500',
            responseMessage: 'Successful',
            virtualAccountData: { ...numbersOf(fromAggregator), trxId: 'ORDER-2' },
          },
          because: 'the same handler; an expiry would have gone to otherStatus, and never to it',
          payments: 2,
        },
        {
          title: 'Virtual account, NICEPAY notifies',
          kind: 'right',
          story: 'NICEPAY signs clientId|timestamp with the key for notifications: no token, no X-EXTERNAL-ID.',
          call() {
            const gateway = createGateway({ ...notifier, target: url })
            return gateway.send(gateway.prepareToken({ ...fromNotifier, trxId: 'ORDER-3' }, { path: PATH }))
          },
          expected: {
            responseCode: '2002500',
            responseMessage: 'Successful',
            virtualAccountData: { ...SUCCESS, ...echoed(fromNotifier), ...CUSTOMER, trxId: 'ORDER-3' },
          },
          because: 'the same handler again; two keys of NICEPAY never open each other’s door',
          payments: 3,
        },
      ]
    },
  }
}

function makeIdentity(clientId: string): Identity {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    clientId,
    privateKey,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    clientSecret: randomBytes(32).toString('hex'),
  }
}

function partnerOf({ clientId, publicKey, clientSecret }: Identity) {
  return { clientId, publicKeys: publicKey, clientSecrets: clientSecret }
}

/** A payment of an open bill, whose number is padded as the standard says. */
function vaPayment(number: number) {
  const [partnerServiceId, customerNo] = ['   70200', `000000${number}`]
  return {
    partnerServiceId,
    customerNo,
    virtualAccountNo: partnerServiceId + customerNo,
    paymentRequestId: String(randomInt(1e13, 1e14)),
    trxDateTime: writeTimestamp(new Date()),
    ...PAID,
  }
}

type VaPayment = ReturnType<typeof vaPayment>

function echoed(payment: VaPayment | undefined): VaPayment {
  if (payment === undefined) throw new Error('three numbers make three payments')
  return payment
}

function numbersOf(payment: VaPayment | undefined) {
  const { partnerServiceId, customerNo, virtualAccountNo } = echoed(payment)
  return { partnerServiceId, customerNo, virtualAccountNo }
}
