import { defineService, type Service } from '@snap-sdk/core'
import { TRANSFER_NOTIFY, type TransferNotice, type TransferNotifyRequest } from './transfer-notify.ts'

/** The type of {@link rtgsNotify}. */
export type RtgsNotify = Service<TransferNotifyRequest, object, TransferNotice>

/**
 * RTGS transfer notification, service 76: a transfer that the merchant ordered ended. Only an explicit 00 reaches the handler.
 *
 * BCA sends it when a transfer that had succeeded was rejected later, with status 00: its dialect reads that as `reversed`.
 *
 * @see ASPI, "Transfer Kredit", Trigger Transfer: /{version}/transfer-rtgs/notify
 */
export const rtgsNotify: RtgsNotify = defineService<TransferNotifyRequest, object, TransferNotice>({
  ...TRANSFER_NOTIFY,
  id: 'rtgs-notify',
  path: '/v1.0/transfer-rtgs/notify',
  code: '76',
})
