import { ayolinx } from './ayolinx.ts'
import { bca } from './bca.ts'
import { bnc } from './bnc.ts'
import { bri } from './bri.ts'
import { cimb } from './cimb.ts'
import { dana } from './dana.ts'
import type { Dialect } from './dialect.ts'
import { doku } from './doku.ts'
import { durianpay } from './durianpay.ts'
import { espay } from './espay.ts'
import { faspay } from './faspay.ts'
import { maybank } from './maybank.ts'
import { midtrans } from './midtrans.ts'
import { nicepay } from './nicepay.ts'
import { nicepayNotification } from './nicepay-notification.ts'
import { paydia } from './paydia.ts'
import { payermax } from './payermax.ts'
import { paylabs } from './paylabs.ts'
import { winpay } from './winpay.ts'

/** Every gateway that the simulator plays, by what `--gateway` takes. */
export const DIALECTS: Readonly<Record<string, Dialect>> = {
  ayolinx,
  bca,
  bnc,
  bri,
  cimb,
  dana,
  doku,
  durianpay,
  espay,
  faspay,
  maybank,
  midtrans,
  nicepay,
  'nicepay-notification': nicepayNotification,
  paydia,
  payermax,
  paylabs,
  winpay,
}

/** What is played where no gateway is named. */
export const DEFAULT_DIALECT: Dialect = nicepay
