/** What the server, or this store, says no with. Those of one word are the server's own. */
export type RedisDuplicateStoreErrorCode =
  | 'NOT_CONNECTED'
  | 'EVICTING'
  | 'EVICTION_UNKNOWN'
  | 'READONLY'
  | 'LOADING'
  | 'MASTERDOWN'
  | 'CLUSTERDOWN'
  | 'TRYAGAIN'
  | 'OOM'
  | 'MISCONF'
  | 'NOREPLICAS'
  | 'BUSY'
  | 'NOAUTH'
  | 'WRONGPASS'
  | 'NOPERM'

/** What each means. */
const TROUBLES: Readonly<Record<RedisDuplicateStoreErrorCode, string>> = {
  NOT_CONNECTED: 'Redis is not connected',
  EVICTING: 'Redis evicts keys when memory runs out, and whenEvicting is refuse: set maxmemory-policy noeviction',
  EVICTION_UNKNOWN: 'whether Redis evicts keys is not known, and whenEvicting is refuse',
  READONLY: 'the server is a replica: after a failover the client must find the new master',
  LOADING: 'the server was started and still loads its data',
  MASTERDOWN: 'the server is a replica that has lost its master',
  CLUSTERDOWN: 'the cluster does not serve all of its slots',
  TRYAGAIN: 'the cluster moves these keys to another server at the moment',
  OOM: 'the server is full: it refuses new claims, and takes the answers of running ones',
  MISCONF: 'the server cannot write to its disk',
  NOREPLICAS: 'the server has fewer replicas than min-replicas-to-write',
  BUSY: 'the server runs a script of somebody else that does not end',
  NOAUTH: 'the client has not authenticated',
  WRONGPASS: 'the password is not valid',
  NOPERM: 'the user may not run these commands, or may not use these keys: see ACL SETUSER',
}

/** A step that Redis refused, or that was not sent: the `error` of a `failed` event. Its `code` tells one trouble from another. */
export class RedisDuplicateStoreError extends Error {
  override readonly name = 'RedisDuplicateStoreError'
  readonly code: RedisDuplicateStoreErrorCode

  constructor(code: RedisDuplicateStoreErrorCode, hint?: string) {
    super(`${code}: ${TROUBLES[code]}${hint === undefined ? '' : ` (${hint})`}`)
    this.code = code
  }
}

/** A script's error begins with the word since Redis 7; before, it stands behind `-`. */
const WORD: RegExp = new RegExp(`(?:^|[\\s-])(${Object.keys(TROUBLES).filter(isWord).join('|')}) `)

/** What a client rejected with, in our words where it is one of these. The client's own error repeats the command: it is left behind. */
export function explainError(error: unknown): unknown {
  const word = error instanceof Error ? WORD.exec(error.message)?.[1] : undefined
  return word === undefined ? error : new RedisDuplicateStoreError(word as RedisDuplicateStoreErrorCode) // one of the table's
}

function isWord(code: string): boolean {
  return !code.includes('_')
}
