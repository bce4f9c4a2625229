import { generateKeyPairSync } from 'node:crypto'
import { readDocument } from '@snap-sdk/package-suite/markdown'
import { openWorkshop } from '@snap-sdk/package-suite/workshop'
import { type ConformanceReport, createGateway, runConformance } from '@snap-sdk/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from './support/start-server.ts'

const OPEN = '702000000000-702000000009'

/** Behind a README whose shop has fewer bills of its own: ten ordinary ones, of this range. */
const TEN_BILLS = `
for (let number = 702000000000; number < 702000000010; number++) {
  table.set(String(number), { ...table.get('701589101110')! })
}
`

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const workshop = openWorkshop()
let server: RunningServer | undefined

beforeAll(async () => {
  const readme = readDocument('README.md')
  const bills = readme.blocks.find(({ file }) => file === 'bills.ts')
  const blocks = readme.blocks.map((block) => (block === bills ? { ...block, code: block.code + TEN_BILLS } : block))
  workshop.writeBlocks({ ...readme, blocks })
  workshop.transpile()
  const script = bills === undefined ? 'shop.js' : 'server-express.js'
  server = await startServer(`${workshop.folder}/README/${script}`, {
    NICEPAY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    SNAP_TOKEN_SECRET: 'thirty-two bytes, or some more than that',
  })
})
afterAll(async () => {
  await server?.stop()
  workshop.remove()
})

const namesOf = ({ results }: ConformanceReport, verdict: string, part = ''): string[] =>
  results.flatMap(({ name, outcome }) =>
    outcome.verdict === verdict && (outcome.verdict === 'passed' || outcome.reason.includes(part)) ? [name] : [],
  )

test.each(['first', 'second'])(
  'its shop, with ten ordinary bills and nothing planted, passes the check on a %s run',
  async (run) => {
    const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, target: server?.url ?? '' })
    const report = await runConformance(gateway, { numbers: { open: OPEN } })
    expect(namesOf(report, 'failed')).toEqual([])
    expect(report.counts.passed).toBeGreaterThan(120)
    const usedUp = namesOf(report, 'skipped', 'used up')
    if (run === 'first') expect(usedUp).toEqual([])
    else expect(usedUp.length).toBeLessThanOrEqual(9)
  },
  60_000,
)
