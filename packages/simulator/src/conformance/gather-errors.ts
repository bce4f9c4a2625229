import type { ServiceName } from '../answer/judge-answer.ts'
import type { Exchange } from '../gateway.ts'
import type { Bench, Deviation } from './bench.ts'
import { callEach } from './define-cases.ts'

const REFUSED: readonly Deviation[] = [{ caller: 'forger' }, { body: '{"payNo":' }, { body: {} }]

/** Calls that are refused for different reasons: the signature, the JSON, a field, and the bill. */
export function gatherErrors(bench: Bench, service: ServiceName): Promise<readonly Exchange[]> {
  const deviations = service === 'token' ? REFUSED : [...REFUSED, { payNo: bench.numbers.unknown }]
  return callEach(deviations, (deviation) => bench.call(service, deviation))
}
