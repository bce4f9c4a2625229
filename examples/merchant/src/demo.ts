import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createGateway, type SignatureScheme } from '@snap-sdk/simulator'
import { makeOtherGateways } from './demo/other-gateways.ts'
import { startOwnMerchant } from './demo/own-merchant.ts'
import { playSteps, type Stage } from './demo/play-steps.ts'
import type { Played, ShowPlayed } from './demo/played.ts'
import { showBriefly } from './demo/show-briefly.ts'
import { showInFull } from './demo/show-in-full.ts'
import { showTable } from './demo/show-table.ts'
import { nicoSteps, type Step, symmetricSteps } from './demo/steps.ts'
import { createTranscript, type Transcript, wantsColour } from './demo/transcript.ts'
import { readFramework } from './read-framework.ts'
import { runCommand } from './run-command.ts'
import type { Framework, StartOptions } from './start-merchant.ts'
import { UsageError } from './usage-error.ts'

const HELP = `The demo: plays NICEPAY, then other gateways, against the example merchant, over HTTP, and shows what came of each call.

Usage: npm run demo -- [--framework express|koa|hono] [--verbose]
       npm run demo -- --target URL --private-key FILE [--verbose]

  --framework     the merchant that the demo starts: express (default), koa or hono
  --target        a merchant that runs already, freshly started by npm run merchant: http://127.0.0.1:3000
  --private-key   the key whose public half it has: .snap/nicepay-private-key.pem
  --verbose       both messages of each call in full, the string to sign and what the merchant logs
  --help          this text

The exit code is 0 when every answer was the expected one, 1 when one was not, 2 for wrong use.`

interface Scene {
  readonly story: string
  readonly signature: SignatureScheme
  readonly otherGateways?: StartOptions['otherGateways']
  readonly steps: (url: string) => readonly Step[]
}

const others = makeOtherGateways()

const SCENES: readonly Scene[] = [
  { story: 'NICEPAY calls', signature: 'client-id', steps: nicoSteps },
  { story: 'NICEPAY calls', signature: 'symmetric', steps: symmetricSteps },
  {
    story: 'BCA, Midtrans and NICEPAY’s notification call',
    signature: 'client-id',
    otherGateways: others.contracts,
    steps: others.steps,
  },
]

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      framework: { type: 'string', default: 'express' },
      target: { type: 'string' },
      'private-key': { type: 'string' },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const transcript = createTranscript({
    write: (text) => process.stdout.write(text),
    colour: wantsColour(process.stdout, process.env),
  })
  const show: Show = { transcript, played: values.verbose ? showInFull : showBriefly }
  const { target, 'private-key': privateKeyFile } = values
  const all =
    target === undefined
      ? await playOwnMerchants(readFramework(values.framework), show)
      : await playAgainst(readUrl(target), readPrivateKey(privateKeyFile), show)

  transcript.line()
  showTable(all, transcript)
  transcript.line()
  const expected = all.filter(({ problems }) => problems.length === 0).length
  transcript.title(`${expected === all.length ? '✔' : '✘'} ${expected} of ${all.length} answers as expected.`)
  if (!values.verbose) transcript.line('Both messages of each call, and what was signed: npm run demo -- --verbose')
  if (expected < all.length) {
    process.exitCode = 1
    transcript.line('Look for ✘ above.')
    return
  }
  transcript.line(
    'Next: npm run merchant starts this merchant until you stop it; README.md puts snap-sdk into your own.',
  )
})

/** How what was played is shown. */
interface Show {
  readonly transcript: Transcript
  readonly played: ShowPlayed
}

async function playOwnMerchants(framework: Framework, show: Show): Promise<readonly Played[]> {
  const all: Played[] = []
  for (const { story, signature, otherGateways, steps } of SCENES) {
    const merchant = await startOwnMerchant(framework, { signature, otherGateways })
    try {
      const scheme = otherGateways === undefined ? `by the ${signature} scheme` : 'each by its own scheme'
      show.transcript.line()
      show.transcript.title(`${story} a merchant on ${framework} at ${merchant.url}, ${scheme}`)
      all.push(...(await playAndShow({ ...merchant, steps: steps(merchant.url), first: all.length + 1 }, show)))
    } finally {
      await merchant.stop()
    }
  }
  return all
}

async function playAgainst(url: string, privateKey: string, show: Show): Promise<readonly Played[]> {
  show.transcript.line()
  show.transcript.title(`NICEPAY calls the merchant at ${url}. Its own terminal says why it refuses a call.`)
  const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, target: url })
  return playAndShow({ gateway, url, steps: nicoSteps(), first: 1 }, show)
}

async function playAndShow(stage: Stage, { transcript, played: show }: Show): Promise<readonly Played[]> {
  const all: Played[] = []
  for await (const played of playSteps(stage)) {
    show(played, transcript)
    all.push(played)
  }
  return all
}

function readUrl(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text
  throw new UsageError(`--target is '${text}'; it must be a URL such as http://127.0.0.1:3000.`)
}

function readPrivateKey(file: string | undefined): string {
  if (file === undefined) throw new UsageError('--target needs --private-key: npm run merchant prints where it lies.')
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`--private-key: ${error instanceof Error ? error.message : String(error)}`)
  }
}
