import type { SnapCapture } from './capture.ts'
import type { Routes } from './gateways/routes.ts'

/** What stands before the service's own path in a target, and what is signed there; nothing where the merchant chose another path. */
export function findBasePaths(routes: Routes, target: string): Pick<SnapCapture, 'basePath' | 'signedBasePath'> {
  const [path = ''] = target.split('?')
  const endpoint = routes.get(path)?.[0]?.endpoint
  if (endpoint === undefined || !path.endsWith(endpoint.servicePath)) return {}
  const basePath = path.slice(0, -endpoint.servicePath.length)
  const { prefix = 'received' } = endpoint.speech.signedPath
  return { basePath, signedBasePath: prefix === 'received' ? basePath : prefix === 'none' ? '' : prefix }
}
