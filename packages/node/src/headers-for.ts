import type { SnapResponse } from '@snap-sdk/core'
import type { SnapNodeRequest } from './snap-node-request.ts'

/** The headers of an answer to this request: HTTP/2 knows no Connection (RFC 9113, 8.2.2). */
export function headersFor({ httpVersionMajor }: SnapNodeRequest, { headers }: SnapResponse): SnapResponse['headers'] {
  if (headers.Connection === undefined || httpVersionMajor < 2) return headers
  const { Connection: _, ...others } = headers
  return others
}
