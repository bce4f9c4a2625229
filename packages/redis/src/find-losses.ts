import type { ServerFacts } from './server-facts.ts'

/**
 * What may have been forgotten between two looks at the masters, a sentence each.
 *
 * A master that was there before, and has gone on in its history, has lost nothing. It does not see what was deleted, nor a server that was
 * emptied by FLUSHALL.
 */
export function findLosses(before: readonly ServerFacts[], now: readonly ServerFacts[]): readonly string[] {
  return now.flatMap((server) => findLoss(before, server) ?? [])
}

function findLoss(before: readonly ServerFacts[], server: ServerFacts): string | undefined {
  if (server.history === '' || server.isReplica) return undefined
  const same = before.find(({ history }) => history === server.history)
  if (same !== undefined) {
    return server.offset < same.offset
      ? `it went back by ${same.offset - server.offset} bytes of its history`
      : undefined
  }
  const former = before.find(({ history }) => history === server.formerHistory)
  if (former !== undefined) {
    const how = former.runId === server.runId ? 'became the master again' : 'took over from the master'
    const missing = former.offset - (server.formerOffset - 1)
    return missing > 0
      ? `it ${how} and lacks at least ${missing} bytes that were acknowledged`
      : `it ${how}: what was acknowledged in the last moments may be missing`
  }
  // A master that has had no replica for an hour begins a new history, and has lost nothing.
  if (before.some(({ runId }) => runId === server.runId)) return undefined
  return before.some(({ address }) => address === server.address)
    ? 'it was restarted, or is another server: it has what was saved, or nothing'
    : undefined // a master more in the cluster
}
