import { defineService, type Service } from '@snap-sdk/core'
import { TRANSFER_NOTIFY, type TransferNotice, type TransferNotifyRequest } from './transfer-notify.ts'

/** The type of {@link sknNotify}. */
export type SknNotify = Service<TransferNotifyRequest, object, TransferNotice>

/**
 * SKNBI transfer notification, service 75: a transfer that the merchant ordered ended. Only an explicit 00 reaches the handler.
 *
 * BCA sends it when a transfer that had succeeded was rejected later, with status 00: its dialect reads that as `reversed`.
 *
 * @see ASPI, "Transfer Kredit", Trigger Transfer: /{version}/transfer-skn/notify
 */
export const sknNotify: SknNotify = defineService<TransferNotifyRequest, object, TransferNotice>({
  ...TRANSFER_NOTIFY,
  id: 'skn-notify',
  path: '/v1.0/transfer-skn/notify',
  code: '75',
})
