import type { GatewayAddresses } from '@snap-sdk/core'

/** The addresses that NICEPAY calls from, for NICO, NIVA and notifications alike. @see the fact `addresses` of `nicepayFacts` */
export const NICEPAY_ADDRESSES: GatewayAddresses = {
  production: ['103.20.51.33', '103.20.51.34'],
  sandbox: ['103.20.51.39', '103.20.51.40'],
}
