import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDesk } from '../../../src/command-line/open/create-desk.ts'
import { type OpenServer, startOpenServer } from '../../../src/open/start-open-server.ts'
import { completeMerchant } from '../../right-merchants/complete/complete-merchant.ts'
import { type Listening, listen } from '../../right-merchants/listen.ts'
import { type Caller, createCaller, onboard } from '../../right-merchants/onboarding.ts'
import { recordingTerminal } from '../../support/recording-terminal.ts'

/** A page, the merchant that it calls, and what neither may ever tell. */
export interface StartedPage {
  readonly page: OpenServer
  readonly merchant: Listening
  readonly caller: Caller
  /** PEM. */
  readonly privateKey: string
  close(): Promise<void>
}

const SCRIPT = new URL('../../../dist/page.js', import.meta.url)

/** Serves the page over the sources, with the script as it was built, in front of a right merchant of NICEPAY. */
export async function startPage(
  answer: (listener: RequestListener) => RequestListener = (listener) => listener,
): Promise<StartedPage> {
  const folder = mkdtempSync(join(tmpdir(), 'snap-simulator-page-'))
  const caller = createCaller('IONPAYTEST')
  const privateKey = caller.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  writeFileSync(join(folder, 'key.pem'), privateKey)
  const merchant = await listen(answer(completeMerchant(onboard([caller]))))
  const terminal = recordingTerminal({ cwd: folder, env: { SNAP_CLIENT_SECRET: caller.clientSecret } })
  const desk = createDesk({ url: merchant.url, 'private-key': 'key.pem' }, terminal)
  const page = await startOpenServer({ desk, script: readFileSync(SCRIPT, 'utf8'), port: 0 })
  return {
    page,
    merchant,
    caller,
    privateKey,
    async close() {
      await page.close()
      await merchant.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
