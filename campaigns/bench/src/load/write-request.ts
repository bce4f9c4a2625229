import type { SignedCall } from '../workload/sign-calls.ts'

/** A call as the bytes that go out, over HTTP/1.1. */
export function writeRequest({ method, target, headers, body }: SignedCall): Uint8Array {
  const lines = Object.entries({ host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}
