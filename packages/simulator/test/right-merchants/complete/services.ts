/** One of the merchant's endpoints. */
export interface Service {
  readonly name: 'token' | 'inquiry' | 'payment'
  /** Two digits. */
  readonly code: string
  readonly headers: readonly string[]
  /** Dotted paths. */
  readonly fields: Readonly<Record<string, Field>>
}

export interface Field {
  readonly longest: number
  /** An amount may come as a JSON number. */
  readonly number?: true
}

const TRANSACTION_HEADERS = ['x-timestamp', 'x-partner-id', 'x-signature', 'x-external-id', 'channel-id']

const PAY_NO = {
  partnerServiceId: { longest: 4 },
  customerNo: { longest: 8 },
  payNo: { longest: 12 },
} as const

/** By path. */
export const SERVICES: Readonly<Record<string, Service>> = {
  '/api/v1.0/access-token/b2b': {
    name: 'token',
    code: '73',
    headers: ['x-timestamp', 'x-client-key', 'x-signature'],
    fields: { grantType: { longest: 18 } },
  },
  '/api/v1.0/cvs/inquiry': {
    name: 'inquiry',
    code: '00',
    headers: TRANSACTION_HEADERS,
    fields: { ...PAY_NO, inquiryRequestId: { longest: 40 }, mitraCd: { longest: 4 } },
  },
  '/api/v1.0/cvs/payment': {
    name: 'payment',
    code: '00',
    headers: TRANSACTION_HEADERS,
    fields: { ...PAY_NO, 'paidAmount.value': { longest: 12, number: true }, 'paidAmount.currency': { longest: 3 } },
  },
}

/** A path is compared as it came: without its query, undecoded. */
export function findService(target: string): Service | undefined {
  const [path = ''] = target.split('?', 1)
  return Object.hasOwn(SERVICES, path) ? SERVICES[path] : undefined
}
