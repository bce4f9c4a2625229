import { createSnap, type DuplicateStore, type Gateway, type Partner, reject, type Snap } from '@snap-sdk/core'
import { bca, midtrans, nicepay } from '@snap-sdk/gateways'
import type { SignatureScheme } from '@snap-sdk/simulator'
import type { Merchant } from '../workload/merchant.ts'
import { BILLS } from '../workload/samples.ts'

export interface BenchSnapOptions {
  /** How NICEPAY signs NICO's calls. */
  readonly nicoSignature: SignatureScheme
  /** Default: the one, with its one key. */
  readonly partners?: readonly Partner[] | undefined
  /** Gateways that are there beside NICEPAY, BCA and Midtrans. */
  readonly further?: readonly Gateway[] | undefined
  readonly duplicates?: DuplicateStore | undefined
  /** Default: that of `createSnap`. */
  readonly storeTimeoutMilliseconds?: number | undefined
  /** Takes a payment that BCA reports. Default: it is taken, and nothing is written. */
  readonly takePayment?: ((paymentId: string, transaction: unknown) => Promise<void>) | undefined
}

/** A merchant of snap-sdk with three gateways and all defaults, and a listener that throws events away: a log would be measured too. */
export function createBenchSnap(
  merchant: Merchant,
  {
    nicoSignature,
    partners = [partnerOf(merchant)],
    further = [],
    duplicates,
    storeTimeoutMilliseconds,
    takePayment,
  }: BenchSnapOptions,
): Snap {
  return createSnap({
    gateways: [
      ...further,
      nicepay({
        partners,
        signature: nicoSignature,
        handlers: {
          nicoInquiry: async ({ payNo }) => BILLS.get(payNo) ?? reject('invalidBill', { reason: 'not registered' }),
        },
      }),
      bca({
        partners,
        handlers: {
          vaPayment: async (_request, { paymentId = '', transaction }) => {
            await takePayment?.(paymentId, transaction)
            return {}
          },
        },
      }),
      midtrans({
        partners,
        handlers: { vaPayment: async () => ({}), qrNotify: async () => ({}) },
        otherStatus: async () => {},
      }),
    ],
    tokens: { secrets: [merchant.tokenSecret] },
    duplicates,
    storeTimeoutMilliseconds,
    onEvent: () => {},
  })
}

/** A gateway beside those that call: NICEPAY once more, under a name and a path of its own. */
export function strangerGateway(merchant: Merchant, index: number): Gateway {
  return nicepay({
    name: `stranger-${index}`,
    basePath: `/stranger-${index}`,
    partners: [partnerOf(merchant)],
    handlers: { nicoInquiry: async () => reject('invalidBill') },
  })
}

export function partnerOf({ clientId, publicKey, clientSecret }: Merchant): Partner {
  return { clientId, publicKeys: publicKey, clientSecrets: clientSecret }
}
