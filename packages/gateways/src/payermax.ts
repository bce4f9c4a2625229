import { defineGateway, type GatewayFactory } from '@snap-sdk/core'
import { type DebitNotify, debitNotify } from '@snap-sdk/services'
import type { DialectFacts } from './fact.ts'
import { readAdditionalInfo } from './read-additional-info.ts'

/**
 * PayerMax: direct debit and e-wallet notices. `additionalInfo.notifyType` decides whether one reports a payment or a refund.
 *
 * @see docs.payermax.com/202606-version/developer/SNAP
 */
export const payermax: GatewayFactory<{ debitNotify: DebitNotify }> = defineGateway({
  name: 'payermax',
  signature: 'asymmetric',
  token: false,
  signedPath: { prefix: 'received', query: 'none' },
  services: {
    debitNotify: debitNotify.with({
      meaning: (request) => {
        const notifyType = readAdditionalInfo(request, 'notifyType')
        if (notifyType === 'REFUND') return 'refunded'
        return notifyType === 'PAYMENT' ? (debitNotify.meaning?.(request) ?? 'unknown') : 'unknown'
      },
      statusField: 'additionalInfo.notifyType',
      duplicates: {
        key: ['originalReferenceNo', 'latestTransactionStatus', 'additionalInfo.notifyType'],
      },
    }),
  },
})

const DOCS = 'docs.payermax.com/202606-version/developer/SNAP'

/** What stands behind each row of {@link payermax}. */
export const payermaxFacts: DialectFacts = {
  signature: {
    certainty: 'documented',
    source: DOCS,
    note: 'The body is minified between its tokens: order, values and nulls are kept.',
  },
  token: { certainty: 'documented', source: DOCS, note: 'Signed without a token.' },
  signedPath: {
    certainty: 'documented',
    source: DOCS,
    note: 'The path without host and query, neither encoded nor trimmed.',
  },
  debitNotify: { certainty: 'documented', source: DOCS, note: 'The notification URL that is registered.' },
  'debitNotify.meaning': {
    certainty: 'documented',
    source: DOCS,
    note: 'additionalInfo.notifyType: REFUND is refunded; PAYMENT is what latestTransactionStatus says; all else, or its absence, is unknown.',
  },
  'debitNotify.statusField': { certainty: 'documented', source: DOCS },
  'debitNotify.duplicates': {
    certainty: 'inferred',
    source: `${DOCS}; ASPI, service 56`,
    note: "The standard's reference and status, and the notifyType. No number of a refund is published: two refunds of one payment are told apart by their whole bodies.",
  },
}
