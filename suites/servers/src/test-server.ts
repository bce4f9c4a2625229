/** A real server for the tests: one that was there, or one that was started for them. */
export interface TestServer {
  readonly url: string
  /** Stops what was started here, by its process id; leaves alone what was there. */
  stop(): Promise<void>
}

/** A server of the tests' own, which they may stop and start again on the same port, with the same data. */
export interface RestartableServer extends TestServer {
  /** Stops it, in the ordinary way unless a signal is named, and starts it again. */
  restart(options?: { readonly signal?: NodeJS.Signals; readonly afterMilliseconds?: number }): Promise<void>
}

export function running(url: string): TestServer {
  return { url, stop: async () => {} }
}

export function missing(name: string, how: string): undefined {
  if (process.env.CI === 'true')
    throw new Error(`${name} is missing, and under CI=true its tests must run. Install ${how}.`)
  console.warn(`SKIPPED: the tests against ${name}, which is not running here. To have them: install ${how}.`)
  return undefined
}
