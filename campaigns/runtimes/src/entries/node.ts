import { cryptoFileTest } from '../suite/crypto-file-test.ts'
import { portableTests } from '../suite/portable-tests.ts'
import { socketTests } from '../suite/socket-tests.ts'
import { runTests } from '../suite/test.ts'

// `--conditions=workerd` makes Node load what the edge loads: of Hono's door, too. That one on Node and crypto/web.ts: npm run doors:web.
const file = process.execArgv.includes('--conditions=workerd') ? 'web' : 'node'
const tests = [cryptoFileTest(file), ...portableTests, ...socketTests({}, { withHono: file === 'node' })]

for await (const line of runTests(tests)) console.log(line)
