import type { Body } from '../../services/service.ts'
import type {
  CallOrder,
  CallSummary,
  CheckEvent,
  CheckOrder,
  Diagnosis,
  DoctorQuestion,
  Exported,
  ExportForm,
  Facts,
  RepeatOrder,
  SampleQuestion,
  Settings,
  ShownCall,
} from '../messages.ts'
import { say } from './language.ts'

/** What the simulator did not do, and why, in words for the user. */
export class Refused extends Error {}

async function ask<Answer>(path: string, body?: object): Promise<Answer> {
  const sent = await fetch(path, {
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => undefined)
  if (sent === undefined) throw new Refused(say('gone'))
  const answer = await sent.json()
  if (!sent.ok) throw new Refused(answer.message)
  return answer
}

// The paths are relative, so that they stay behind the secret one.

export const askFacts = (): Promise<Facts> => ask('facts')
export const askHistory = (): Promise<readonly CallSummary[]> => ask('history')
export const askSample = (question: SampleQuestion): Promise<Body> => ask('sample', question)
export const sendCall = (order: CallOrder): Promise<ShownCall> => ask('call', order)
export const repeatCall = (order: RepeatOrder): Promise<ShownCall> => ask('repeat', order)
export const askCall = (id: number, whole: boolean): Promise<ShownCall> =>
  ask(`show?id=${id}${whole ? '&whole=yes' : ''}`)
export const askExport = (id: number, form: ExportForm): Promise<Exported> => ask(`export?id=${id}&form=${form}`)
export const askCollection = (settings: Settings): Promise<Exported> => ask('collection', { settings })
export const askDoctor = (question: DoctorQuestion): Promise<Diagnosis> => ask('explain', question)
export const startCheck = (order: CheckOrder): Promise<object> => ask('check', order)

/** Hears of the last check, from its start to its end. */
export function watchCheck(onEvent: (event: CheckEvent) => void): void {
  const source = new EventSource('check-events')
  source.addEventListener('message', ({ data }) => {
    const event: CheckEvent = JSON.parse(data)
    if (event.kind !== 'case') source.close()
    onEvent(event)
  })
  source.addEventListener('error', () => {
    source.close()
    onEvent({ kind: 'failed', message: say('gone') })
  })
}
