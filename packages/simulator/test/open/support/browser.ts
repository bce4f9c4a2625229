import { existsSync } from 'node:fs'
import puppeteer, { type Browser } from 'puppeteer-core'

/** Where a Chromium lies that the system installed; `.ci/run` installs Debian's. */
const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** The browser of this machine; `undefined` where there is none. */
export const BROWSER: string | undefined = process.env.SNAP_CHROMIUM ?? PATHS.find((path) => existsSync(path))

/** Starts it without a window. Its own sandbox needs rights that a container does not give. */
export function startBrowser(): Promise<Browser> {
  if (BROWSER === undefined) throw new Error('There is no Chromium on this machine.')
  return puppeteer.launch({
    executablePath: BROWSER,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-extensions',
      '--force-prefers-reduced-motion',
    ],
  })
}
