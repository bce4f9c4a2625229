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

/** What an example of a docstring takes for granted, by its name: `given=` in the info string of its block. */
export const GIVEN: Readonly<Record<string, string>> = {
  bill: `declare const bill: { readonly amount: import('@snap-sdk/core').Amount }`,
  clientId: 'declare const clientId: string',
  clientSecrets: 'declare const clientSecrets: readonly string[]',
  context: `declare const context: import('@snap-sdk/core').HandlerContext`,
  count: 'declare const count: (type: string) => void',
  findBill: 'declare const findBill: (number: string) => Promise<any>',
  gateway: `declare const gateway: import('@snap-sdk/simulator').Gateway`,
  myStore: `declare const myStore: () => import('@snap-sdk/core').DuplicateStore`,
  mybank: `declare const mybank: import('@snap-sdk/core').GatewayFactory<{ vaPayment: import('@snap-sdk/services').VaPayment }>`,
  noteStatus: 'declare const noteStatus: (...what: unknown[]) => Promise<void>',
  paidAmount: `declare const paidAmount: import('@snap-sdk/core').Amount`,
  pem: 'declare const pem: string',
  publicKeys: 'declare const publicKeys: readonly string[]',
  shop: `declare const shop: import('@snap-sdk/core').Gateway`,
  signature: 'declare const signature: string',
  snap: `declare const snap: import('@snap-sdk/core').Snap`,
  takeGopay: 'declare const takeGopay: (...given: unknown[]) => Promise<undefined>',
  takePayment: 'declare const takePayment: (...given: unknown[]) => Promise<undefined>',
  takeQris: 'declare const takeQris: (...given: unknown[]) => Promise<undefined>',
}
