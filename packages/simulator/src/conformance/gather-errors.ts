import type { ServiceName } from '../answer/judge-answer.ts'
import type { Exchange } from '../gateway.ts'
import type { Bench, Deviation } from './bench.ts'
import { callEach } from './define-cases.ts'

const REFUSED: readonly Deviation[] = [{ caller: 'forger' }, { body: '{"payNo":' }, { body: {} }]

const SENT = 'with a wrong signature, with broken JSON and without fields'

/** What {@link gatherErrors} sends, for the table. */
export const ERRORS_SENT: Readonly<Record<ServiceName, string>> = {
  token: SENT,
  inquiry: `${SENT}, and of an unknown bill`,
  payment: `${SENT}, and of an unknown bill`,
}

/** Calls that are refused for different reasons: the signature, the JSON, a field, and the bill. */
export function gatherErrors(bench: Bench, service: ServiceName): Promise<readonly Exchange[]> {
  const deviations = service === 'token' ? REFUSED : [...REFUSED, { payNo: bench.numbers.unknown }]
  return callEach(deviations, (deviation) => bench.call(service, deviation))
}
