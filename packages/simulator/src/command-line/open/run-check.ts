import { runConformance } from '../../conformance/run-conformance.ts'
import { describeError } from '../../describe-error.ts'
import type { CaseNews, CheckEvent, CheckOrder } from '../../open/messages.ts'
import { writeHtmlReport } from '../../report/html-report.ts'
import {
  buildReportCase,
  buildReportDocument,
  type ReportCase,
  type ReportDocument,
} from '../../report/report-document.ts'
import { TOOL } from '../../tool.ts'
import { WrongUse } from '../../wrong-use.ts'
import type { Player } from './read-player.ts'

/** The checks of one page: one at a time, and the last is remembered. */
export interface CheckRoom {
  start(player: Player, order: CheckOrder): void
  /** Tells what has happened in the last check, then what happens. @returns Ends it. */
  watch(listener: (event: CheckEvent) => void): () => void
  /** The last check's evidence. @throws WrongUse where there is none. */
  report(): string
}

/** How long each answer of a check may take. */
const PATIENCE_MILLISECONDS = 10_000

/** A room with no check in it yet. */
export function createCheckRoom(): CheckRoom {
  let events: CheckEvent[] = []
  let document: ReportDocument | undefined
  let isRunning = false
  const listeners = new Set<(event: CheckEvent) => void>()

  function tell(event: CheckEvent): void {
    events.push(event)
    for (const listener of listeners) listener(event)
  }

  async function run({ gateway, identity }: Player, { services, numbers, only }: CheckOrder): Promise<void> {
    const secrets = identity.clientSecret === undefined ? [] : [identity.clientSecret]
    const options = { tool: TOOL, strict: false, secrets }
    const report = await runConformance(gateway, {
      services,
      numbers,
      only,
      serviceCodes: identity.serviceCodes,
      patienceMilliseconds: PATIENCE_MILLISECONDS,
      onProgress(result, index, total) {
        const news = toNews(result.service, buildReportCase(result, options))
        tell({ kind: 'case', done: index + 1, total, result: news })
      },
    })
    document = buildReportDocument(report, options)
    tell({ kind: 'end', passed: document.passed, milliseconds: Math.round(report.milliseconds) })
  }

  return {
    start(player, order) {
      if (isRunning) throw new WrongUse('A check is running. Wait for its end.')
      isRunning = true
      events = []
      document = undefined
      run(player, order)
        .catch((error: unknown) => {
          tell({ kind: 'failed', message: error instanceof WrongUse ? error.message : describeError(error) })
        })
        .finally(() => {
          isRunning = false
        })
    },
    watch(listener) {
      for (const event of events) listener(event)
      if (isRunning) listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    report() {
      if (document === undefined) throw new WrongUse('There is no report yet: run a check to its end.')
      return writeHtmlReport(document)
    },
  }
}

function toNews(
  service: CaseNews['service'],
  { name, severity, mark, sent, expected, received, reason, rule }: ReportCase,
): CaseNews {
  return { name, service, severity, mark, sent, expected, received, reason, rule }
}
