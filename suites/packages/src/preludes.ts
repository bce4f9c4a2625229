/** What stands before a block of code that is no complete module, by the name behind `prelude=` in its info string. */
export const PRELUDES: Readonly<Record<string, string>> = {
  payment: `import { nico, type NicoPaymentHandler } from '@snap-sdk/nicepay'
declare const takePayment: NicoPaymentHandler
`,
}
