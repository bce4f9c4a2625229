import type { IncomingMessage } from 'node:http'
import type { KnownPartner, Onboarding } from '../onboarding.ts'
import { invalidFormat, missing, unauthorized } from './refusal.ts'
import type { Service } from './services.ts'

/** A request's headers by lower-case name; a header that came twice is joined, and one that is not there is empty. */
export function readHeaders(request: IncomingMessage, { headers }: Service): (name: string) => string {
  const header = (name: string): string => request.headersDistinct[name]?.join(', ').trim() ?? ''
  for (const name of headers) if (header(name) === '') throw missing(name.toUpperCase())
  const [mediaType = ''] = header('content-type').split(';', 1)
  if (mediaType === '') throw missing('Content-Type')
  if (mediaType.trim().toLowerCase() !== 'application/json') throw invalidFormat('Content-Type')
  return header
}

/** The token of an Authorization header. */
export function readBearer(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
}

export function findPartner(partners: Onboarding['partners'], clientId: string): KnownPartner {
  const partner = partners.get(clientId)
  if (partner === undefined) throw unauthorized('Unknown client')
  return partner
}
