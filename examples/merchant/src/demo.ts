import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createGateway, type SignatureScheme } from '@snap-sdk/simulator'
import { makeOtherGateways } from './demo/other-gateways.ts'
import { startOwnMerchant } from './demo/own-merchant.ts'
import { playSteps, type Tally } from './demo/play-steps.ts'
import { nicoSteps, type Step, symmetricSteps } from './demo/steps.ts'
import { createTranscript, type Transcript, wantsColour } from './demo/transcript.ts'
import { readFramework } from './read-framework.ts'
import { runCommand } from './run-command.ts'
import type { Framework, StartOptions } from './start-merchant.ts'
import { UsageError } from './usage-error.ts'

const HELP = `The demo: plays NICEPAY, then other gateways, against the example merchant, over HTTP, and shows each call.

Usage: npm run demo -- [--framework express|koa|hono]
       npm run demo -- --target URL --private-key FILE

  --framework     the merchant that the demo starts: express (default), koa or hono
  --target        a merchant that runs already, freshly started by npm run merchant: http://127.0.0.1:3000
  --private-key   the key whose public half it has: .snap/nicepay-private-key.pem
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
  const { target, 'private-key': privateKeyFile } = values
  const { played, expected } =
    target === undefined
      ? await playOwnMerchants(readFramework(values.framework), transcript)
      : await playAgainst(readUrl(target), readPrivateKey(privateKeyFile), transcript)

  transcript.title(`${expected === played ? '✔' : '✘'} ${expected} of ${played} answers as expected.`)
  if (expected < played) {
    process.exitCode = 1
    transcript.line('Look for ✘ above.')
    return
  }
  transcript.line(
    'Next: npm run merchant starts this merchant until you stop it; README.md puts snap-sdk into your own.',
  )
})

async function playOwnMerchants(framework: Framework, transcript: Transcript): Promise<Tally> {
  let tally: Tally = { played: 0, expected: 0 }
  for (const { story, signature, otherGateways, steps } of SCENES) {
    const merchant = await startOwnMerchant(framework, { signature, otherGateways })
    try {
      const scheme = otherGateways === undefined ? `Signature scheme: ${signature}.` : 'Each has a scheme of its own.'
      transcript.title(`${story} a merchant on ${framework} at ${merchant.url}. ${scheme}\n`)
      const scene = await playSteps({ ...merchant, steps: steps(merchant.url), transcript, first: tally.played + 1 })
      tally = { played: tally.played + scene.played, expected: tally.expected + scene.expected }
    } finally {
      await merchant.stop()
    }
  }
  return tally
}

async function playAgainst(url: string, privateKey: string, transcript: Transcript): Promise<Tally> {
  transcript.title(`NICEPAY calls the merchant at ${url}. Its own terminal says why it refuses a call.\n`)
  const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, target: url })
  return playSteps({ gateway, url, steps: nicoSteps(), transcript, first: 1 })
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
