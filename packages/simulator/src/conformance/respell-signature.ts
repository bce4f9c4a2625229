import type { ServiceName } from '../answer/judge-answer.ts'
import type { Exchange } from '../gateway.ts'
import type { Bench } from './bench.ts'

/** Makes a call whose right signature is written in another way. */
export async function respellSignature(
  bench: Bench,
  service: ServiceName,
  respell: (base64: string) => string,
): Promise<Exchange> {
  const request = await bench.prepare(service)
  const { 'X-SIGNATURE': base64 = '' } = request.headers
  return bench.send({ ...request, headers: { ...request.headers, 'X-SIGNATURE': respell(base64) } })
}
