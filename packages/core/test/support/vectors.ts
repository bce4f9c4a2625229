import { readFileSync } from 'node:fs'

/** A signature, body hash or sample that somebody else published. Its `source` says who. */
export interface Vector {
  readonly id: string
  readonly kind: string
  readonly form?: string
  readonly status: string
  readonly source: string
  readonly encoding?: 'base64' | 'hex'
  readonly clientId?: string
  readonly timestamp?: string
  readonly stringToSign?: string
  readonly httpMethod?: string
  readonly endpointUrl?: string
  readonly accessToken?: string
  readonly rawBody?: string
  readonly minifiedBody?: string | null
  readonly bodyHashHex?: string
  readonly publicKeyPem?: string
  readonly keyBits?: number
  readonly clientSecret?: string
  readonly signature?: string
  readonly signatureHex?: string
}

const FILES = ['nicepay', 'midtrans-docs', 'midtrans-signature-demo', 'gilang-snap-bi-go', 'body-hash'] as const

const all: readonly Vector[] = FILES.flatMap(readVectors)

/** Vectors that were reproduced. */
export const verifiedVectors: readonly Vector[] = all.filter(({ status }) => status === 'verified')

/** Verified ones whose string to sign drops the body's hash, which the standard forbids. */
export const isDeviant = ({ form = '' }: Vector): boolean => form.startsWith('DEVIANT')

/** Published values that nobody can check. */
export const unverifiedSamples: readonly Vector[] = readVectors('unverified-samples')

export function findVector(id: string): Required<Vector> {
  const vector = all.find((candidate) => candidate.id === id)
  if (vector === undefined) throw new Error(`no vector ${id}`)
  return vector as Required<Vector> // a test asks only for the parts that its vector has
}

function readVectors(name: string): readonly Vector[] {
  const text = readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8')
  return JSON.parse(text).vectors
}
