/** What stands before a block of code that is no complete module, by the name behind `prelude=` in its info string. */
export const PRELUDES: Readonly<Record<string, string>> = {
  shop: `import type { Gateway } from '@snap-sdk/core'
declare const shop: Gateway
`,
  payment: `import { nicepay, type NicoPaymentHandler } from '@snap-sdk/gateways'
declare const takePayment: NicoPaymentHandler
`,
  handlers: `declare const vaInquiry: never, vaPayment: never, vaStatus: never, vaReversal: never, qrNotify: never, debitNotify: never
declare const intrabankNotify: never, sknNotify: never, rtgsNotify: never, payoutNotify: never, otherStatus: never
`,
  nest: `import { Module } from '@nestjs/common'
import type { Gateway } from '@snap-sdk/core'
import { SnapModule } from './snap.module.js'
declare class BillsModule {}
declare class BillsService {}
declare const createShop: (bills: BillsService) => Gateway
`,
}
