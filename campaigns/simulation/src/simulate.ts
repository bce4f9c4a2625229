import { parseArgs } from 'node:util'
import { runCampaign } from './campaign.ts'
import { createCopies } from './merchant/library-copies.ts'
import { makePlan } from './plan/make-plan.ts'
import { countFrom, findPlant } from './plants/find-plant.ts'
import { PLANTS } from './plants/plants.ts'
import { type RecordedSeeds, writeRecordedSeeds } from './plants/recorded-seeds.ts'
import { formatFailure, formatTotals } from './report.ts'
import { runPlan } from './run-plan.ts'
import { shrink } from './shrink.ts'
import { bundleLibrary } from './world/bundle.ts'

const HELP = `The deterministic simulation: merchant processes, a duplicate store and a gateway that retries, under one seeded clock.

Usage: npm run simulate -- [--seeds N] [--from N] [--seconds N] | --seed N [--trace] [--whole] | --plants [--only TEXT] [--record]

  --seeds    how many worlds; default 100000
  --from     the first seed; default 0
  --seconds  no new world begins after so many; default: no limit
  --seed     one world by its number; a failing one is made small, and told line by line
  --trace    tells it line by line in any case
  --whole    does not make it small
  --plants   puts each planted bug in, one after the other, and tries --seeds seeds (default 10000) until one finds it
  --only     the plants whose name holds this text
  --record   keeps the seeds that found them for npm test
  --help     this text

Ends at the first world in which something is wrong, with the shortest trace of it. Exit code 1 then, or where a plant is not found; 2 for wrong use.`

/** How many seeds are kept for each plant. */
const RECORDED = 1

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string', default: '0' },
    seconds: { type: 'string' },
    seed: { type: 'string' },
    trace: { type: 'boolean' },
    whole: { type: 'boolean' },
    plants: { type: 'boolean' },
    only: { type: 'string' },
    record: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
})

function readNumber(name: string, text: string, minimum: number): number {
  const value = Number(text)
  if (text !== '' && Number.isInteger(value) && value >= minimum) return value
  console.error(`--${name} is '${text}'; it must be a whole number of at least ${minimum}.`)
  process.exit(2)
}

const from = readNumber('from', values.from, 0)

if (values.help === true) console.log(HELP)
else if (values.seed !== undefined) await tellOne(readNumber('seed', values.seed, 0))
else if (values.plants === true) await tryPlants(readNumber('seeds', values.seeds ?? '10000', 1))
else await tryMany(readNumber('seeds', values.seeds ?? '100000', 1))

async function tellOne(seed: number): Promise<void> {
  const options = { copies: createCopies(await bundleLibrary()) }
  const whole = await runPlan(makePlan(seed), { ...options, tracing: true })
  const isWrong = whole.violations.length > 0
  const report = isWrong && values.whole !== true ? await shrink(whole, options) : whole
  console.log(formatFailure(isWrong || values.trace === true ? report : { ...report, lines: [] }))
  if (!isWrong) console.log('Nothing is wrong.')
  process.exitCode = isWrong ? 1 : 0
}

async function tryMany(count: number): Promise<void> {
  const options = { copies: createCopies(await bundleLibrary()) }
  const startedAt = performance.now()
  let toldAt = startedAt
  const seconds = () => (performance.now() - startedAt) / 1_000
  const { seconds: limit } = values
  const totals = await runCampaign({
    ...options,
    seeds: countFrom(from, count),
    limitSeconds: limit === undefined ? undefined : readNumber('seconds', limit, 1),
    onProgress(worlds) {
      if (performance.now() - toldAt < 5_000) return
      toldAt = performance.now()
      console.error(`${worlds} of ${count} worlds, ${Math.round(worlds / seconds())} a second`)
    },
  })
  console.log(formatTotals(totals))
  console.log(
    `\n${totals.worlds} worlds, ${totals.events} events, in ${seconds().toFixed(0)} s (${Math.round(totals.worlds / seconds())} worlds a second)`,
  )
  for (const failure of totals.failures) {
    console.log(`\nSomething is wrong. Again: npm run simulate -- --seed ${failure.plan.seed}\n`)
    console.log(formatFailure(await shrink(failure, options)))
  }
  process.exitCode = totals.failures.length > 0 ? 1 : 0
}

async function tryPlants(count: number): Promise<void> {
  const sound = await bundleLibrary()
  const recorded: Record<string, readonly number[]> = {}
  let missed = 0
  for (const plant of PLANTS) {
    if (values.only !== undefined && !plant.name.includes(values.only)) continue
    const startedAt = performance.now()
    const wanted = values.record === true ? RECORDED : 1
    const found = await findPlant(plant, countFrom(from, count), { sound, wanted })
    const [first] = found
    if (first === undefined) missed++
    recorded[plant.name] = found.map(({ seed }) => seed)
    const what =
      first === undefined ? `NOT FOUND in ${count} seeds` : `seed ${first.seed}: ${first.report.violations[0]?.kind}`
    console.log(`${plant.name.padEnd(58)} ${what} (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`)
  }
  console.log(missed === 0 ? '\nEvery plant was found.' : `\n${missed} plants were not found.`)
  if (values.record === true) console.log(`kept in ${writeRecordedSeeds(recorded satisfies RecordedSeeds)}`)
  process.exitCode = missed === 0 ? 0 : 1
}
