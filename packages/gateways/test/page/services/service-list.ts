import type { AnyService } from '@snap-sdk/core'
import * as standard from '@snap-sdk/services'
import { nicepay, nicepayNotification } from '../../../src/index.ts'

/** A service that has a page: one of the standard, or one that a single gateway has. */
export interface PagedService {
  /** What the handler is called in a contract. */
  readonly handler: string
  /** The type `Service<Request, Answer>` that it is exported under. */
  readonly type: string
  readonly service: AnyService
}

export interface ServicePage {
  /** Its file: `va-payment`. */
  readonly name: string
  /** One, or several that differ in path and code alone. */
  readonly services: readonly [PagedService, ...PagedService[]]
}

const { nicoInquiry, nicoPayment } = nicepay.dialect.services
const { payoutNotify } = nicepayNotification.dialect.services

const page = (handler: string, type: string, service: AnyService): ServicePage => ({
  name: service.id,
  services: [{ handler, type, service }],
})

/** Every service that the SDK serves, in the order in which one looks for them. */
export const SERVICE_PAGES: readonly ServicePage[] = [
  page('nicoInquiry', 'NicoInquiry', nicoInquiry),
  page('nicoPayment', 'NicoPayment', nicoPayment),
  page('vaInquiry', 'VaInquiry', standard.vaInquiry),
  page('vaPayment', 'VaPayment', standard.vaPayment),
  page('vaStatus', 'VaStatus', standard.vaStatus),
  page('vaReversal', 'VaReversal', standard.vaReversal),
  page('intrabankNotify', 'IntrabankNotify', standard.intrabankNotify),
  page('qrNotify', 'QrMpmNotify', standard.qrMpmNotify),
  page('qrCpmNotify', 'QrCpmNotify', standard.qrCpmNotify),
  page('debitNotify', 'DebitNotify', standard.debitNotify),
  page('fastNotify', 'FastNotify', standard.fastNotify),
  {
    name: 'transfer-notify',
    services: [
      { handler: 'sknNotify', type: 'SknNotify', service: standard.sknNotify },
      { handler: 'rtgsNotify', type: 'RtgsNotify', service: standard.rtgsNotify },
    ],
  },
  page('bulkTransferNotify', 'BulkTransferNotify', standard.bulkTransferNotify),
  page('bulkCashinNotify', 'BulkCashinNotify', standard.bulkCashinNotify),
  page('payoutNotify', 'PayoutNotify', payoutNotify),
]

const PAGE_OF: ReadonlyMap<string, string> = new Map(
  SERVICE_PAGES.flatMap(({ name, services }) => services.map(({ service }) => [service.id, name] as const)),
)

/** The page of a service, whoever's own it is. */
export function servicePageOf({ id }: AnyService): string {
  const name = PAGE_OF.get(id)
  if (name === undefined) throw new Error(`service ${id} has no page: add it to SERVICE_PAGES`)
  return name
}
