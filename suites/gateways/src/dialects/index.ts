import type { DialectCases } from '../dialect-cases.ts'
import { ayolinxCases } from './ayolinx.ts'
import { bcaCases } from './bca.ts'
import { bncCases } from './bnc.ts'
import { briCases } from './bri.ts'
import { cimbCases } from './cimb.ts'
import { danaCases } from './dana.ts'
import { dokuCases } from './doku.ts'
import { durianpayCases } from './durianpay.ts'
import { espayCases } from './espay.ts'
import { faspayCases } from './faspay.ts'
import { maybankCases } from './maybank.ts'
import { midtransCases } from './midtrans.ts'
import { nicepayCases } from './nicepay.ts'
import { nicepayNotificationCases } from './nicepay-notification.ts'
import { paydiaCases } from './paydia.ts'
import { payermaxCases } from './payermax.ts'
import { paylabsCases } from './paylabs.ts'
import { winpayCases } from './winpay.ts'

/** The cases of each dialect, by the factory's name in `@snap-sdk/gateways`. */
export const DIALECT_CASES: Readonly<Record<string, DialectCases>> = {
  ayolinx: ayolinxCases,
  bca: bcaCases,
  bnc: bncCases,
  bri: briCases,
  cimb: cimbCases,
  dana: danaCases,
  doku: dokuCases,
  durianpay: durianpayCases,
  espay: espayCases,
  faspay: faspayCases,
  maybank: maybankCases,
  midtrans: midtransCases,
  nicepay: nicepayCases,
  nicepayNotification: nicepayNotificationCases,
  paydia: paydiaCases,
  payermax: payermaxCases,
  paylabs: paylabsCases,
  winpay: winpayCases,
}
