import { createSnap, type DuplicateStore, type Partner, reject, type Snap } from '@snap-sdk/core'
import { nicepay } from '@snap-sdk/gateways'
import { BILLS } from '../workload/bill.ts'
import type { Merchant } from '../workload/merchant.ts'

export interface BenchSnapOptions {
  readonly signature: 'client-id' | 'symmetric'
  /** Default: the one gateway, with its one key. */
  readonly partners?: readonly Partner[] | undefined
  readonly duplicates?: DuplicateStore | undefined
}

/** A merchant of snap-sdk with all its defaults, and a listener that throws events away: a log would be measured too. */
export function createBenchSnap(merchant: Merchant, { signature, partners, duplicates }: BenchSnapOptions): Snap {
  return createSnap({
    gateways: [
      nicepay({
        partners: partners ?? [partnerOf(merchant)],
        signature,
        handlers: {
          nicoInquiry: async ({ payNo }) => BILLS.get(payNo) ?? reject('invalidBill', { reason: 'not registered' }),
        },
      }),
    ],
    tokens: { secrets: [merchant.tokenSecret] },
    duplicates,
    onEvent: () => {},
  })
}

export function partnerOf({ clientId, publicKey, clientSecret }: Merchant): Partner {
  return { clientId, publicKeys: publicKey, clientSecrets: clientSecret }
}
