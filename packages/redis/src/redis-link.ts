/** One server that may be asked of itself. */
export interface RedisNode {
  /** Tells the masters of a cluster apart. */
  readonly address: string
  /** INFO, as the client gives it. */
  readInfo(): Promise<unknown>
  /** CONFIG GET maxmemory-policy, as the client gives it. */
  readPolicy(): Promise<unknown>
}

/** What the store needs of a Redis, whichever client leads to it. */
export interface RedisLink {
  /** Why a step would fail now, where the client can tell: its offline queue shall hide no outage. */
  describeOutage(): string | undefined
  runScript(script: string, keys: readonly string[], values: readonly string[]): Promise<unknown>
  runScriptByHash(sha1: string, keys: readonly string[], values: readonly string[]): Promise<unknown>
  /** The masters, now. `undefined` where the client cannot ask them. */
  findMasters: (() => Promise<readonly RedisNode[]>) | undefined
}
