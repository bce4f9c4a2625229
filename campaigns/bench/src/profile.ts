import { parseArgs } from 'node:util'
import { expectSuccess, toLocalCall } from './contenders/contender.ts'
import { LOCAL_CONTENDERS } from './contenders/local.ts'
import { profileAllocation, profileTime } from './profile/profile-calls.ts'
import { shareByPiece } from './profile/share-by-piece.ts'
import { makeMerchant } from './workload/merchant.ts'
import { signCalls } from './workload/sign-calls.ts'
import { WORKLOAD_NAMES, type WorkloadName } from './workload/workloads.ts'

const AT_ONCE = 64
const CALLS = 20_000
const SMALLEST_SHARE = 0.005

const HELP = `Profiles snap.handle in process, ${AT_ONCE} calls at once, and shows which file of the sources has which share of the main thread's time,
or of the bytes that are allocated. What Node and the engine have by themselves stands under their own names.

Usage: npm run bench:profile -- [--workload NAME] [--calls N] [--bytes]

  --workload  ${WORKLOAD_NAMES.join(' | ')}
              default: VA payment, symmetric
  --calls     how many are profiled; default ${CALLS}, after as many to warm up
  --bytes     bytes in place of time
  --help      this text`

const { values } = parseArgs({
  options: {
    workload: { type: 'string', default: 'VA payment, symmetric' },
    calls: { type: 'string', default: String(CALLS) },
    bytes: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const workload = WORKLOAD_NAMES.find((name) => name === values.workload)
const count = Number(values.calls)

if (values.help) console.log(HELP)
else if (workload === undefined || !Number.isInteger(count) || count < 1) {
  console.error(`${workload === undefined ? `--workload ${values.workload}` : `--calls ${values.calls}`}: see --help.`)
  process.exitCode = 2
} else await show(workload)

async function show(workload: WorkloadName): Promise<void> {
  const merchant = makeMerchant()
  const signed = await signCalls(workload, merchant, { count: count * 2 })
  const calls = signed.map(toLocalCall)
  const contender = await LOCAL_CONTENDERS['snap.handle'].make(merchant, workload)
  const make = (call: (typeof calls)[number]) => expectSuccess(contender, call)
  const profile = values.bytes ? profileAllocation : profileTime
  await profile({ calls: calls.slice(0, count), atOnce: AT_ONCE, make }) // warm, the profiler too
  const samples = await profile({ calls: calls.slice(count), atOnce: AT_ONCE, make })
  await contender.close()

  console.log(
    `${workload}, ${count} calls, ${AT_ONCE} at once: shares of ${values.bytes ? 'the bytes allocated' : "the main thread's time"}\n`,
  )
  for (const { piece, share, functions } of shareByPiece(samples)) {
    if (share < SMALLEST_SHARE) continue
    const named = functions
      .filter((one) => one.share >= SMALLEST_SHARE)
      .map(({ name, share }) => `${name} ${percent(share)}`)
    console.log(`${percent(share).padStart(7)}  ${piece.padEnd(38)} ${named.join(', ')}`)
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
