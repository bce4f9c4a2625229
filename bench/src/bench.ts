import { parseArgs } from 'node:util'
import { edge } from './parts/edge.ts'
import { growth } from './parts/growth.ts'
import { handle } from './parts/handle.ts'
import { HTTP_PARTS } from './parts/http.ts'
import type { Part } from './parts/part.ts'
import { startup } from './parts/startup.ts'
import { stores } from './parts/stores.ts'
import { describeMachine } from './report/machine.ts'
import { writeSection } from './report/table.ts'
import { makeMerchant } from './workload/merchant.ts'

const PARTS: readonly Part[] = [handle, ...HTTP_PARTS, growth, stores, startup, edge]

const HELP = `Measures snap-sdk against the floor, and against what people use today. Everything runs on this machine's loopback.

Usage: npm run bench -- [--only PART]… [--quick]

${PARTS.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')}

  --only    these parts; may be given again
  --quick   fewer and shorter rounds: to see that it works, not to quote
  --help    this text

A goal that is missed is shown; the exit code stays 0.`

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const { only = PARTS.map(({ name }) => name) } = values
const unknown = only.filter((name) => !PARTS.some((part) => part.name === name))

if (values.help) console.log(HELP)
else if (unknown.length > 0) {
  console.error(
    `--only ${unknown.join(' --only ')}: no such part. There are: ${PARTS.map(({ name }) => name).join(', ')}.`,
  )
  process.exitCode = 2
} else await measureAll(PARTS.filter(({ name }) => only.includes(name)))

async function measureAll(parts: readonly Part[]): Promise<void> {
  console.log(`${describeMachine()}\n`)
  const progress = (what: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what} …`)
    else process.stderr.write(`${what} …\n`)
  }
  const merchant = makeMerchant()
  for (const part of parts) {
    for await (const section of part.run({ merchant, quick: values.quick, progress })) {
      if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
      console.log(writeSection(section))
    }
  }
}
