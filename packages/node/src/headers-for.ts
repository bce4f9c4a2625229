import type { SnapResponse } from '@snap-sdk/core'
import type { SnapNodeRequest } from './read-incoming.ts'

/** The headers of an answer to this request: HTTP/2 knows no Connection (RFC 9113, 8.2.2). */
export function headersFor({ httpVersionMajor }: SnapNodeRequest, { headers }: SnapResponse): Record<string, string> {
  const { Connection, ...others } = headers
  return Connection === undefined || httpVersionMajor >= 2 ? others : { ...others, Connection }
}
