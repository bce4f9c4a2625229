import type { ServiceName } from '../answer/judge-answer.ts'
import type { Exchange } from '../gateway.ts'
import type { CaseTools } from './case-tools.ts'

/** Makes a call whose right signature is written in another way. */
export async function respellSignature(
  tools: CaseTools,
  service: ServiceName,
  respell: (base64: string) => string,
): Promise<Exchange> {
  const request = await tools.prepare(service)
  const { 'X-SIGNATURE': base64 = '' } = request.headers
  return tools.send({ ...request, headers: { ...request.headers, 'X-SIGNATURE': respell(base64) } })
}
