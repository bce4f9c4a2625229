import type { Body } from '../services/service.ts'
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
} from './messages.ts'

/**
 * What the page can ask for. Each question is checked here, since it came over the line; what is wrong with one is thrown as `WrongUse`.
 * No answer holds a key or a client secret.
 */
export interface Desk {
  facts(): Facts
  sample(question: SampleQuestion): Body
  call(order: CallOrder): Promise<ShownCall>
  repeat(order: RepeatOrder): Promise<ShownCall>
  history(): readonly CallSummary[]
  /** @param whole With tokens and signatures. */
  show(id: number, whole: boolean): ShownCall
  /** Starts a check; there is one at a time. */
  check(order: CheckOrder): void
  /** Tells what happened in the last check, from its start on, and what happens until the listener is taken away. */
  watchCheck(listener: (event: CheckEvent) => void): () => void
  /** The last check's evidence, as HTML. */
  report(): string
  explain(question: DoctorQuestion): Diagnosis
  exportCall(id: number, form: ExportForm): Exported
  exportCollection(settings: Settings): Exported
}
