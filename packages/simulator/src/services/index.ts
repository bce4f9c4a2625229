import { bulkCashinNotify } from './bulk-cashin-notify.ts'
import { bulkTransferNotify } from './bulk-transfer-notify.ts'
import { debitNotify } from './debit-notify.ts'
import { fastNotify } from './fast-notify.ts'
import { intrabankNotify } from './intrabank-notify.ts'
import { nicoInquiry } from './nico-inquiry.ts'
import { nicoPayment } from './nico-payment.ts'
import { payoutNotify } from './payout-notify.ts'
import { qrCpmNotify } from './qr-cpm-notify.ts'
import { qrNotify } from './qr-notify.ts'
import { rtgsNotify } from './rtgs-notify.ts'
import type { Service, ServiceName } from './service.ts'
import { sknNotify } from './skn-notify.ts'
import { token } from './token.ts'
import { vaInquiry } from './va-inquiry.ts'
import { vaPayment } from './va-payment.ts'
import { vaReversal } from './va-reversal.ts'
import { vaStatus } from './va-status.ts'

/** Every service that the simulator plays. In the order of a payment. */
export const SERVICES: Readonly<Record<ServiceName, Service>> = {
  token,
  inquiry: nicoInquiry,
  payment: nicoPayment,
  'va-inquiry': vaInquiry,
  'va-payment': vaPayment,
  'va-status': vaStatus,
  'va-reversal': vaReversal,
  'intrabank-notify': intrabankNotify,
  'qr-notify': qrNotify,
  'qr-cpm-notify': qrCpmNotify,
  'debit-notify': debitNotify,
  'fast-notify': fastNotify,
  'bulk-transfer-notify': bulkTransferNotify,
  'bulk-cashin-notify': bulkCashinNotify,
  'skn-notify': sknNotify,
  'rtgs-notify': rtgsNotify,
  'payout-notify': payoutNotify,
}

/** Whether a text names a service. */
export function isServiceName(text: string): text is ServiceName {
  return Object.hasOwn(SERVICES, text)
}
