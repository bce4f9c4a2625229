import type { SignatureScheme } from '@snap-sdk/simulator'

/** Whose calls are measured. */
export type GatewayName = 'nicepay' | 'bca' | 'midtrans'

/** A service as one gateway speaks it: its requests have one form, its answers another. */
export type Sample = 'token' | 'nicoInquiry' | 'bcaPayment' | 'midtransPayment' | 'midtransQris'

/** One kind of call. */
export interface Workload {
  readonly gateway: GatewayName
  readonly sample: Sample
  readonly scheme: SignatureScheme
  readonly target: string
  /** The two digits of the service within a response code. */
  readonly serviceCode: string
  /** Whether the call carries an access token of ours. */
  readonly hasToken: boolean
}

const NICO_INQUIRY = {
  gateway: 'nicepay',
  sample: 'nicoInquiry',
  target: '/api/v1.0/cvs/inquiry',
  serviceCode: '00',
  hasToken: true,
} as const

/** Every kind of call that is measured, by the name in the report. */
export const WORKLOADS = {
  token: {
    gateway: 'nicepay',
    sample: 'token',
    scheme: 'client-id',
    target: '/api/v1.0/access-token/b2b',
    serviceCode: '73',
    hasToken: false,
  },
  'NICO inquiry, client-id': { ...NICO_INQUIRY, scheme: 'client-id' },
  'NICO inquiry, symmetric': { ...NICO_INQUIRY, scheme: 'symmetric' },
  'NICO inquiry, asymmetric': { ...NICO_INQUIRY, scheme: 'asymmetric' },
  'VA payment, symmetric': {
    gateway: 'bca',
    sample: 'bcaPayment',
    scheme: 'symmetric',
    target: '/openapi/v1.0/transfer-va/payment',
    serviceCode: '25',
    hasToken: true,
  },
  'VA payment, asymmetric': {
    gateway: 'midtrans',
    sample: 'midtransPayment',
    scheme: 'asymmetric',
    target: '/v1.0/transfer-va/payment',
    serviceCode: '25',
    hasToken: false,
  },
  'QRIS notification, asymmetric': {
    gateway: 'midtrans',
    sample: 'midtransQris',
    scheme: 'asymmetric',
    target: '/v1.0/qr/qr-mpm-notify',
    serviceCode: '52',
    hasToken: false,
  },
} as const satisfies Record<string, Workload>

export type WorkloadName = keyof typeof WORKLOADS

export const WORKLOAD_NAMES: readonly WorkloadName[] = Object.keys(WORKLOADS) as WorkloadName[] // it has no other keys

/** What is measured behind each door: one call without a body to check, and both ways to sign one. */
export const DOOR_WORKLOADS = [
  'token',
  'NICO inquiry, client-id',
  'VA payment, symmetric',
  'VA payment, asymmetric',
] as const satisfies readonly WorkloadName[]
