import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AdapterHarness } from './adapter-harness.ts'
import { openSocketLine } from './stand/socket-line.ts'
import { type AdapterCase, runCase } from './stand/stand.ts'
import { openWebLine } from './stand/web-line.ts'

/** Cases that a web request can say: `npm run runtimes` runs them too. */
const CASES = listCases('./cases/')
/** Cases that speak TCP. */
const SOCKET_CASES = listCases('./socket-cases/')

/** The gaps of an app that is a function of web requests: every case that speaks TCP. */
export const SOCKET_GAPS: Readonly<Record<string, string>> = Object.fromEntries(
  [...SOCKET_CASES.keys()].map((name) => [name, 'a web request has no socket']),
)

/**
 * Registers every case of the suite for one adapter. A case is a file in `cases/` or `socket-cases/`; the file's name is the case.
 * A gap of the harness is expected to fail, and fails the build once it passes, or when it names no case.
 */
export function describeAdapter(harness: AdapterHarness): void {
  const { gaps = {} } = harness
  const cases = new Map([...CASES, ...SOCKET_CASES])
  describe(harness.name, () => {
    for (const [name, url] of cases) {
      const gap = gaps[name]
      const register = gap === undefined ? it : it.fails
      register(gap === undefined ? name : `${name} (gap: ${gap})`, async () => {
        const { run }: { run: AdapterCase } = await import(url.href)
        await runCase(run, async (wiring) => {
          const app = await harness.start(wiring)
          return 'fetch' in app ? openWebLine(app) : openSocketLine(app)
        })
      })
    }
    it('has no gap without a case', () => expect([...cases.keys()]).toEqual(expect.arrayContaining(Object.keys(gaps))))
  })
}

function listCases(folder: string): ReadonlyMap<string, URL> {
  const url = new URL(folder, import.meta.url)
  return new Map(readdirSync(url).map((file) => [file.replace(/\.ts$/, ''), new URL(file, url)]))
}
