import {
  type Contract,
  type Dialect,
  defineGateway,
  type Gateway,
  type GatewayAddresses,
  type GatewayFactory,
} from '@snap-sdk/core'
import type { VaPayment, VaReversal } from '@snap-sdk/services'
import type { DialectFacts } from '../fact.ts'
import { NICEPAY_ADDRESSES } from './addresses.ts'
import { completeFieldNames, type NicoFieldNameOverrides, type NicoFieldNames } from './field-names.ts'
import { type NicoInquiry, type NicoPayment, nicoFacts, nicoInquiry, nicoPayment } from './nico.ts'
import { type NivaInquiry, nivaFacts, nivaInquiry, nivaPayment, nivaReversal } from './niva.ts'

/** NICEPAY's services that carry a token: NICO (convenience stores) and NIVA (virtual accounts). */
export type NicepayServices = {
  readonly nicoInquiry: NicoInquiry
  readonly nicoPayment: NicoPayment
  readonly vaInquiry: NivaInquiry
  readonly vaPayment: VaPayment
  readonly vaReversal: VaReversal
}

/** A contract with NICEPAY. */
export interface NicepayContract extends Contract<NicepayServices> {
  /**
   * Other names for NICO's fields that are inferred, in requests and answers alike: see `NICO_FIELD_NAMES`. Names of fields that a
   * service does not have are ignored, so that inquiry and payment share one table.
   */
  readonly fieldNames?: NicoFieldNameOverrides | undefined
}

/** A {@link GatewayFactory} that also takes `fieldNames`. */
export interface NicepayFactory {
  /** @throws SnapConfigurationError `SERVICE_INVALID` for field names that cannot be, or that would hide each other. */
  (contract: NicepayContract): Gateway<keyof NicepayServices & string>
  readonly dialect: Dialect<NicepayServices>
  readonly addresses: GatewayAddresses
}

function speakNicepay(names: NicoFieldNames): GatewayFactory<NicepayServices> {
  return defineGateway<NicepayServices>({
    name: 'nicepay',
    basePath: '/api',
    token: { type: 'Bearer', maxLength: 150, withAdditionalInfo: true },
    headers: { 'X-EXTERNAL-ID': /^[A-Za-z0-9._-]{1,40}$/, 'CHANNEL-ID': /^\P{Cc}{1,20}$/u },
    messageLength: 100,
    services: {
      nicoInquiry: nicoInquiry(names),
      nicoPayment: nicoPayment(names),
      vaInquiry: nivaInquiry,
      vaPayment: nivaPayment,
      vaReversal: nivaReversal,
    },
    addresses: NICEPAY_ADDRESSES,
  })
}

const asInferred = speakNicepay(completeFieldNames())

/**
 * NICEPAY, as it calls with a token: NICO for convenience stores, NIVA for virtual accounts. Its notifications of plain virtual
 * accounts, QRIS, e-wallets and payouts are another gateway, with another key: {@link nicepayNotification}.
 *
 * NICO's calls are signed over `clientId|timestamp`, as its pages print it: that covers no body. Where NICEPAY signs otherwise for
 * you, say so: `signature: 'symmetric'` for all, or `services: { nicoPayment: { signature: 'asymmetric' } }` for one.
 *
 * @example
 * const shop = nicepay({
 *   partners: [{ clientId: 'IONPAYTEST', publicKeys: process.env.NICEPAY_PUBLIC_KEY, clientSecrets: process.env.NICEPAY_SECRET }],
 *   handlers: {
 *     nicoInquiry: async ({ payNo }) => (await findBill(payNo)) ?? reject('invalidBill'),
 *     nicoPayment: ({ payNo, paidAmount }, { paymentId }) => takePayment(paymentId, payNo, paidAmount),
 *   },
 * })
 */
export const nicepay: NicepayFactory = Object.assign(
  ({ fieldNames, ...contract }: NicepayContract) =>
    (fieldNames === undefined ? asInferred : speakNicepay(completeFieldNames(fieldNames)))(contract),
  { dialect: asInferred.dialect, addresses: asInferred.addresses },
)

const TOKEN_PAGE = 'docs.nicepay.co.id/nicepay-api-snap-request-access-token-nicepay-inquiry-convenience-store'
const NICO_PAGE = 'docs.nicepay.co.id/nicepay-api-snap-inquiry-nicepay-inquiry-convenience-store'
const NOTIFICATION_PAGE = 'docs.nicepay.co.id/en/nicepay-api-snap-notification-virtual-account'

/** What each row rests on. */
export const nicepayFacts: DialectFacts = {
  basePath: {
    certainty: 'documented',
    source: TOKEN_PAGE,
    note: 'https://{merchant domain}/api/v1.0/…; one copy of a NIVA page prints /api/v.1.0/.',
  },
  token: {
    certainty: 'conflicting',
    source: TOKEN_PAGE,
    note: 'tokenType Bearer, additionalInfo {}, accessToken of at most 150 characters. The standard allows 2048; the shorter one fits both.',
  },
  'headers.X-EXTERNAL-ID': {
    certainty: 'conflicting',
    source: `${NICO_PAGE}; NICEPAY's SDKs`,
    note: 'A sample of 14 digits; NIVA says 40, the standard 36; the SDKs send letters. 40 letters, digits, dots, dashes and underscores are taken.',
  },
  'headers.CHANNEL-ID': {
    certainty: 'conflicting',
    source: `${NICO_PAGE}; NICEPAY's SDKs`,
    note: 'IONPAYTEST at NICO, the client ID with 01 behind it at NIVA and in SDKs; lengths of 5 and 20 are printed. 20 of any characters are taken.',
  },
  messageLength: { certainty: 'documented', source: NICO_PAGE },
  addresses: {
    certainty: 'documented',
    source: NOTIFICATION_PAGE,
    note: 'Older pages print 103.20.51.0/24 and 103.117.8.0/24.',
  },
  ...nicoFacts,
  ...nivaFacts,
}
