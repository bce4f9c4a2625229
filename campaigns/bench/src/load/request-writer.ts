import { externalIdOf, type SignedCall } from '../workload/signed-call.ts'

/** Writes requests of one signature, each with an external ID of its own, as the bytes that go out. */
export function requestWriter({ method, target, headers, body }: SignedCall, firstIndex: number): () => Uint8Array {
  const lines = Object.entries({ host: '127.0.0.1', ...headers, 'x-external-id': '' }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const before = Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}`)
  const after = Buffer.concat([Buffer.from('\r\n\r\n'), body])
  let index = firstIndex
  return () => Buffer.concat([before, Buffer.from(externalIdOf(index++), 'latin1'), after])
}
