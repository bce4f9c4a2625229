import type { ServiceName } from '../answer/judge-answer.ts'
import type { CalledService } from '../dialects/called-service.ts'
import type { Exchange } from '../gateway.ts'
import type { CaseTools, Deviation } from './case-tools.ts'
import { callEach } from './define-cases.ts'
import { namesBill } from './traits.ts'

const REFUSED: readonly Deviation[] = [{ caller: 'forger' }, { body: '{"payNo":' }, { body: {} }]

const SENT = 'with a wrong signature, with broken JSON and without fields'

/** What {@link gatherErrors} sends, for the table. */
export function describeErrors(called: CalledService): string {
  return namesBill(called) ? `${SENT}, and of an unknown bill` : SENT
}

/** Calls that are refused for different reasons: the signature, the JSON, a field, and the bill. */
export function gatherErrors(tools: CaseTools, service: ServiceName): Promise<readonly Exchange[]> {
  const ofBill = namesBill(tools.describe(service)) ? [{ number: tools.numbers.unknown }] : []
  return callEach<Deviation>([...REFUSED, ...ofBill], (deviation) => tools.call(service, deviation))
}
