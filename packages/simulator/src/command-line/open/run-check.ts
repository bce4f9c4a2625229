import packageJson from '../../../package.json' with { type: 'json' }
import type { ConformanceReport } from '../../conformance/conformance-case.ts'
import { runConformance } from '../../conformance/run-conformance.ts'
import { describeError } from '../../describe-error.ts'
import type { CaseNews, CheckEvent, CheckOrder } from '../../open/messages.ts'
import { writeHtmlReport } from '../../report/html-report.ts'
import { buildReportDocument, type ReportDocument } from '../../report/report-document.ts'
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
    const write = (report: Parameters<typeof buildReportDocument>[0]): ReportDocument =>
      buildReportDocument(report, { tool: `@snap-sdk/simulator ${packageJson.version}`, strict: false, secrets })
    const report = await runConformance(gateway, {
      services,
      numbers,
      only,
      serviceCodes: identity.serviceCodes,
      patienceMilliseconds: PATIENCE_MILLISECONDS,
      onProgress(result, index, total) {
        const one = { ...EMPTY_REPORT, results: [result] }
        const [news] = write(one).groups.flatMap(({ service, cases }) => cases.map((found) => toNews(service, found)))
        if (news !== undefined) tell({ kind: 'case', done: index + 1, total, result: news })
      },
    })
    document = write(report)
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

/** What one case is written with. */
const EMPTY_REPORT: Omit<ConformanceReport, 'results'> = {
  gateway: '',
  target: '',
  clientId: '',
  signature: '',
  startedAt: '',
  milliseconds: 0,
  accepted: [],
  counts: { passed: 0, skipped: 0, failedMust: 0, failedSecurity: 0, failedShould: 0, accepted: 0 },
}

function toNews(
  service: CaseNews['service'],
  { name, severity, mark, sent, expected, received, reason, rule }: ReportDocument['groups'][number]['cases'][number],
): CaseNews {
  return { name, service, severity, mark, sent, expected, received, reason, rule }
}
