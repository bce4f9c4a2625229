import { describeCall } from '../../dialects/called-service.ts'
import { exportCall } from '../../export/export-call.ts'
import { writePostmanCollection } from '../../export/write-postman-collection.ts'
import type { Desk } from '../../open/desk.ts'
import type { Change, ShownCall } from '../../open/messages.ts'
import { WrongUse } from '../../wrong-use.ts'
import { buildBody } from '../call/build-body.ts'
import type { CallReport } from '../call/call-report.ts'
import { expectationOf } from '../call/expectation.ts'
import { findDialect } from '../options/read-dialect.ts'
import { readTarget } from '../options/target.ts'
import type { Terminal } from '../terminal.ts'
import { explainCapture } from './explain-capture.ts'
import { listFacts } from './list-facts.ts'
import { findCalled, playCall } from './play-call.ts'
import { defaultSettings, findChosenDialect, type OpenOptions, type Player, readPlayer } from './read-player.ts'
import { renewIds, repeatCall } from './repeat-call.ts'
import { createCheckRoom } from './run-check.ts'
import { type KeptCall, showCall, summarizeCall } from './show-call.ts'

/** How many calls are remembered. */
const MOST_CALLS = 100

/** What stands behind the page: signs with the key and the secret of the command line, and remembers the calls of this session. */
export function createDesk(options: OpenOptions, terminal: Pick<Terminal, 'cwd' | 'env'>): Desk {
  const calls: KeptCall[] = []
  const checks = createCheckRoom()
  let lastId = 0

  function keep(
    player: Player,
    report: CallReport,
    repeated?: { readonly of: number; readonly change: Change },
  ): ShownCall {
    const call = { id: ++lastId, at: new Date(), player, report, of: repeated?.of, change: repeated?.change }
    calls.push(call)
    if (calls.length > MOST_CALLS) calls.shift()
    return showCall(call, false)
  }

  function find(id: number): KeptCall {
    const call = calls.find((one) => one.id === id)
    if (call !== undefined) return call
    throw new WrongUse(`Call ${id} is not remembered: the last ${MOST_CALLS} are.`)
  }

  return {
    facts: () => listFacts(options, terminal),

    sample({ gateway, service, ...changes }) {
      const dialect = findDialect(gateway)
      const called = describeCall(dialect, service)
      if (called === undefined) throw new WrongUse(`${dialect.title} does not call ${service}.`)
      return buildBody(called, changes)
    },

    async call({ settings, service, body, newIds = false, edited = false }) {
      const player = readPlayer(settings, options, terminal)
      const called = findCalled(player, service)
      const isText = typeof body === 'string'
      const signed = isText || !newIds ? body : renewIds(called, body)
      // Of what somebody changed on purpose no code is expected.
      const expectation = expectationOf(undefined, edited || isText)
      return keep(player, await playCall(player, { service, body: signed, overrides: {}, expectation }))
    },

    async repeat(order) {
      const { player, report, id } = find(order.id)
      return keep(player, await repeatCall(player, report, order), { of: id, change: order.change })
    },

    history: () => calls.map(summarizeCall).reverse(),
    show: (id, whole) => showCall(find(id), whole),
    check: (order) => checks.start(readPlayer(order.settings, options, terminal), order),
    watchCheck: checks.watch,
    report: checks.report,

    explain(question) {
      const chosen = findChosenDialect(options, terminal)
      return explainCapture(question, readPlayer(defaultSettings(chosen, options, terminal), options, terminal))
    },

    exportCall(id, form) {
      const { player, report } = find(id)
      const { service, request } = report
      return exportCall({ gateway: player.gateway, service, request }, form)
    },

    exportCollection(settings) {
      const { gateway, identity } = readPlayer(settings, options, terminal)
      const { basePath = '', partnerId, paths = {} } = identity
      const url = readTarget(settings).origin
      return {
        fileName: `${gateway.dialect.name}.postman_collection.json`,
        text: writePostmanCollection({ gateway, url, basePath, partnerId, paths }),
      }
    },
  }
}
