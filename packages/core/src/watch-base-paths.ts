import type { ReportEvent } from './events.ts'
import { BASE_PATH } from './gateways/base-path.ts'
import type { Endpoint } from './gateways/endpoint.ts'
import { pathOf, type Routes } from './gateways/routes.ts'

/** Takes a request target that no endpoint has. */
export type NoteMiss = (target: string) => void

/** Whoever calls may make bases up: no more warnings than these, ever. */
const MOST_WARNINGS = 3
/** A longer base is nobody's. */
const LONGEST_BASE = 200

/**
 * Warns of a service's path that is called under another base than the configured ones: mounted under a prefix, or behind a proxy that adds or
 * strips one, every call would be a silent 404. Once for each base, for three of them at most.
 */
export function watchBasePaths(routes: Routes, report: ReportEvent): NoteMiss {
  const bySegment = new Map<string, Endpoint[]>()
  const known = new Set<string>() // those configured, then those told of
  for (const { endpoint } of [...routes.values()].flat()) {
    if (!endpoint.path.endsWith(endpoint.servicePath)) continue // its path was chosen whole
    const segment = lastSegment(endpoint.servicePath)
    bySegment.set(segment, [...(bySegment.get(segment) ?? []), endpoint])
    known.add(baseOf(endpoint.path, endpoint))
  }
  let left = MOST_WARNINGS

  return (target) => {
    if (left === 0) return
    const path = pathOf(target)
    const near = bySegment.get(lastSegment(path))?.filter(({ servicePath }) => path.endsWith(servicePath)) ?? []
    const [first] = near
    if (first === undefined) return
    const base = baseOf(path, first)
    if (base.length > LONGEST_BASE || !BASE_PATH.test(base) || known.has(base)) return
    known.add(base)
    left -= 1
    const bases = near.map((endpoint) => `${endpoint.names[0]} has basePath '${baseOf(endpoint.path, endpoint)}'`)
    report({
      type: 'warning',
      code: 'BASE_PATH_DIFFERS',
      message: `a call came for ${path}, and no endpoint has this path: ${bases.join(', ')}. If it is the gateway's, and no other Snap of this app answers it, set basePath: '${base}' in its contract.`,
      gateway: near.length === 1 ? first.names[0] : undefined,
    })
  }
}

function baseOf(path: string, { servicePath }: Endpoint): string {
  return path.slice(0, -servicePath.length)
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
