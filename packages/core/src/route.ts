import type { SnapRequest } from './http/snap-request.ts'
import { fail, ok, type Result } from './result.ts'
import type { Service } from './services/service.ts'

/**
 * Finds the service of a request target. The path matches exactly, undecoded: no trailing slash, no other case, no dot
 * segment, no absolute form. The query does not matter here.
 */
export function findService(services: ReadonlyMap<string, Service>, target: string): Result<Service> {
  const service = services.get(splitTarget(target).path)
  return service === undefined ? fail('PATH_UNKNOWN', 'no service has this path') : ok(service)
}

export function checkMethod({ method }: Service, request: SnapRequest): Result<undefined> {
  return request.method === method ? ok(undefined) : fail('METHOD_WRONG', `the method is not ${method}`)
}

/** The path and query that the gateway signs. */
export function toSignedPath(signedBasePath: string, { path }: Service, target: string): string {
  return signedBasePath + path + splitTarget(target).query
}

function splitTarget(target: string): { path: string; query: string } {
  const index = target.indexOf('?')
  return index < 0 ? { path: target, query: '' } : { path: target.slice(0, index), query: target.slice(index) }
}
