import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { addToCorpus } from './corpus.ts'
import { runTarget } from './run-target.ts'
import { TARGETS } from './targets/index.ts'

const HELP = `Fuzzing: throws what no gateway would send at the built packages.

Usage: npm run fuzz -- [--only NAME] [--seed N] [--times N] [--seconds N] [--list]

  --only     the targets whose name holds this text; may be given again
  --seed     the number that decides on all random inputs; default: a fresh one, which is printed
  --times    how many times the usual number of inputs: 10 for a long night, 0.1 for a quick look; default 1
  --seconds  at most so long for each target; default 90
  --list     the targets, and what each promises
  --help     this text

An input that breaks a promise is made small, printed, and added to the corpus, where every later run and npm test try it again.
Exit code 1 when there was one, 2 for wrong use.`

function readNumber(name: string, text: string, minimum: number): number {
  const value = Number(text)
  if (text !== '' && value >= minimum) return value
  console.error(`--${name} is '${text}'; it must be a number of at least ${minimum}.`)
  process.exit(2)
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    times: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '90' },
    list: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
})
const { only } = values
const seed = readNumber('seed', values.seed, 0)
const times = readNumber('times', values.times, 0)
const limitSeconds = readNumber('seconds', values.seconds, 1)
const chosen = TARGETS.filter(({ name }) => only === undefined || only.some((text) => name.includes(text)))

if (values.help === true) console.log(HELP)
else if (chosen.length === 0) {
  console.error(`--only ${only?.join(' --only ')}: no target has such a name. --list shows them.`)
  process.exitCode = 2
} else if (values.list === true) for (const { name, promise } of chosen) console.log(`${name.padEnd(22)} ${promise}`)
else await runAll()

async function runAll(): Promise<void> {
  console.log(`seed ${seed}: --seed ${seed} tries the same inputs again\n`)
  console.log(`      ${'target'.padEnd(22)} ${'inputs'.padStart(8)}  promise`)
  let findings = 0
  for (const target of chosen) {
    if (process.stderr.isTTY) process.stderr.write(`      ${target.name} …\r`)
    const { tried, finding } = await runTarget(target, { seed, runs: Math.ceil(target.runs * times), limitSeconds })
    const verdict = finding === undefined ? 'ok' : 'FAIL'
    console.log(`${verdict.padEnd(5)} ${target.name.padEnd(22)} ${String(tried).padStart(8)}  ${target.promise}`)
    if (finding === undefined) continue
    findings++
    const { input, problem } = finding
    const file = addToCorpus(target.name, { note: problem.split('\n', 1)[0] ?? '', input })
    console.log(`      ${problem}\n      input: ${JSON.stringify(input)}\n      kept in ${file}`)
  }
  console.log(findings === 0 ? '\nEvery promise held.' : `\n${findings} promises were broken.`)
  process.exitCode = findings === 0 ? 0 : 1
}
