import type { AccessTokens } from '../authenticate/access-token.ts'
import type { EndpointPartners } from '../authenticate/partners.ts'
import { SnapConfigurationError } from '../configuration-error.ts'
import { quoteText } from '../encoding/quote-text.ts'
import type { SnapRequest } from '../http/snap-request.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Endpoint } from './endpoint.ts'

/** One endpoint, with those who may call it and what their tokens are checked with. */
export interface Route {
  readonly endpoint: Endpoint
  readonly partners: EndpointPartners
  /** `undefined` where its calls carry no token. */
  readonly tokens: AccessTokens | undefined
}

/** The endpoints of all gateways by full path: several may stand on one. */
export type Routes = ReadonlyMap<string, readonly Route[]>

/**
 * @throws SnapConfigurationError `GATEWAY_INVALID` where one path, header and ID would lead to two endpoints, or two candidates of a path
 *   have a `partners` function.
 */
export function mapRoutes(all: readonly Route[]): Routes {
  const byPath = new Map<string, Route[]>()
  for (const route of all) byPath.set(route.endpoint.path, [...(byPath.get(route.endpoint.path) ?? []), route])
  for (const candidates of byPath.values()) checkCandidates(candidates)
  return byPath
}

function checkCandidates(candidates: readonly Route[]): void {
  const taken = new Map<string, Route>()
  const asking = candidates.filter(({ partners }) => partners.ids === undefined)
  if (asking.length > 1) {
    throw new SnapConfigurationError(
      'GATEWAY_INVALID',
      `${asking.map(describe).join(' and ')} stand on one path, ${asking[0]?.endpoint.path}, and both have a partners function: nobody could say which one to ask. Give one of them a list, or another path.`,
    )
  }
  for (const route of candidates) {
    for (const id of route.partners.ids ?? []) {
      const key = `${route.endpoint.speech.caller} ${id}`
      const other = taken.get(key)
      if (other !== undefined) {
        throw new SnapConfigurationError(
          'GATEWAY_INVALID',
          `${describe(other)} and ${describe(route)} have the same path ${route.endpoint.path} and the same ${route.endpoint.speech.caller} '${id}'. Give one of them another path (paths.${route.endpoint.service}), or another ID.`,
        )
      }
      taken.set(key, route)
    }
  }
}

function describe({ endpoint }: Route): string {
  return `${endpoint.names[0]} ${endpoint.service}`
}

/**
 * Finds the route of a call. The path matches exactly, undecoded: no trailing slash, no other case, no dot segment, no absolute form. The
 * query does not matter here.
 *
 * Where several gateways stand on one path, a candidate matches by its own caller header alone, compared with its own partners; one that
 * reads X-CLIENT-KEY only where X-PARTNER-ID is absent (the token's path excepted). Nothing is decided by trying signatures. A caller whom
 * nobody knows is given to one of them all the same, to be refused as any unknown caller is.
 */
export function findRoute(routes: Routes, { target, headers }: Pick<SnapRequest, 'target' | 'headers'>): Result<Route> {
  const path = pathOf(target)
  const candidates = routes.get(path)
  const [first] = candidates ?? []
  if (candidates === undefined || first === undefined)
    return fail('PATH_UNKNOWN', `no service has the path ${quoteText(path)}`)
  if (candidates.length === 1) return ok(first)
  const ids = { 'X-PARTNER-ID': headers.get('x-partner-id') ?? '', 'X-CLIENT-KEY': headers.get('x-client-key') ?? '' }
  const reading = candidates.filter(
    ({ endpoint: { service, speech } }) =>
      ids[speech.caller] !== '' &&
      (speech.caller === 'X-PARTNER-ID' || service === 'token' || ids['X-PARTNER-ID'] === ''),
  )
  const known = reading.find(({ endpoint, partners }) => partners.ids?.has(ids[endpoint.speech.caller]))
  return ok(known ?? reading.find(({ partners }) => partners.ids === undefined) ?? reading[0] ?? first)
}

/** Whether a target, as received, is one of the endpoints. */
export function hasRoute(routes: Routes, target: string): boolean {
  return routes.has(pathOf(target))
}

/** A target without its query. */
export function pathOf(target: string): string {
  const index = target.indexOf('?')
  return index < 0 ? target : target.slice(0, index)
}
