/** What is written of a response of `node:http` or `node:http2`. */
export interface SnapNodeResponse {
  readonly headersSent: boolean
  writeHead(status: number, headers: Record<string, string | number>): unknown
  end(body: Uint8Array): unknown
}
