import { externalIdOf, type NthCall, type SignedCall } from '../workload/signed-call.ts'

/** Writes requests, each with an external ID of its own, as the bytes that go out. */
export function requestWriter(callOf: NthCall, firstIndex: number): () => Uint8Array {
  let index = firstIndex
  let written: { readonly call: SignedCall; readonly before: Buffer; readonly after: Buffer } | undefined
  return () => {
    const call = callOf(index)
    if (written?.call !== call) written = { call, ...write(call) }
    return Buffer.concat([written.before, Buffer.from(externalIdOf(index++), 'latin1'), written.after])
  }
}

function write({ method, target, headers, body }: SignedCall): { before: Buffer; after: Buffer } {
  const lines = Object.entries({ host: '127.0.0.1', ...headers, 'x-external-id': '' }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return {
    before: Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}`),
    after: Buffer.concat([Buffer.from('\r\n\r\n'), body]),
  }
}
