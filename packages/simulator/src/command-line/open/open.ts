import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startOpenServer } from '../../open/start-open-server.ts'
import { WrongUse } from '../../wrong-use.ts'
import { defineCommand } from '../command.ts'
import { IDENTITY_OPTIONS, readIdentity } from '../options/identity.ts'
import { TARGET_OPTIONS } from '../options/target.ts'
import type { Terminal } from '../terminal.ts'
import { createDesk } from './create-desk.ts'
import { openBrowser } from './open-browser.ts'

export const open = defineCommand({
  name: 'open',
  summary: 'opens a page on this machine: call, check and explain by form',
  usage: '[--url URL] [options]',
  description: [
    'Serves a page on 127.0.0.1 until Ctrl-C: choose a gateway and a service, fill a form that holds the documents’ sample,',
    'send it, and read both messages, the string to sign part by part, and the answer field by field. Calls can be made again',
    'with one change, taken away as curl, HTTPie, an .http file or a Postman collection; the check runs there, and a captured',
    'call can be dropped on the doctor.',
    '',
    'This process signs: no private key and no client secret reaches the page. Its address holds a random part, and is for you',
    'alone: whoever has it can make calls in your name.',
  ].join('\n'),
  options: {
    ...TARGET_OPTIONS,
    port: { type: 'string', value: 'N', description: 'where to serve the page. Default: a free one' },
    'no-browser': {
      type: 'boolean',
      description: 'only prints the address. Default: opens it in the browser\nwhere there is a terminal',
    },
    json: { type: 'boolean', description: 'prints the address as JSON, and opens nothing' },
    ...IDENTITY_OPTIONS,
  },
  examples: ['open', 'open --url http://127.0.0.1:3000 --gateway bca', 'open --port 4000 --no-browser'],
  async run({ options, positionals }, terminal) {
    if (positionals.length > 0) throw new WrongUse(`open takes options alone, and not '${positionals[0]}'.`)
    const port = readPort(options.port ?? '0')
    // What cannot be read is said before there is a page.
    readIdentity(options, terminal)
    const server = await startOpenServer({ desk: createDesk(options, terminal), script: readScript(), port })
    const stopped = waitForEnd()
    if (options.json) terminal.line(JSON.stringify({ url: server.url }))
    else announce(server.url, terminal)
    const close =
      options['no-browser'] === true || options.json === true || !terminal.isTerminal
        ? undefined
        : openBrowser(server.url)
    await stopped
    close?.()
    await server.close()
    return 0
  },
})

function announce(url: string, { line, note, paint }: Terminal): void {
  line(`${paint('bold', 'The page is at')} ${paint('cyan', url)}`)
  note('The address is for you alone: whoever has it can make calls in your name. Ctrl-C ends it.')
}

/** Until the user, or whoever started this process, wants it to end. */
function waitForEnd(): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
    const end = (): void => {
      for (const signal of signals) process.off(signal, end)
      resolve()
    }
    for (const signal of signals) process.on(signal, end)
  })
}

/** The page's script as it was built: beside the built tool, and for the sources in the package's `dist`. */
function readScript(): string {
  const file = new URL(import.meta.url.endsWith('.ts') ? '../../../dist/page.js' : './page.js', import.meta.url)
  try {
    return readFileSync(fileURLToPath(file), 'utf8')
  } catch {
    throw new WrongUse('The page is not built: dist/page.js is missing. In the repository: npm run setup')
  }
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new WrongUse(`--port is '${text}'; it must be a number up to 65535.`)
}
