import { portableTests } from '../suite/portable-tests.ts'
import { socketTests } from '../suite/socket-tests.ts'
import { runTests } from '../suite/test.ts'

for await (const line of runTests([...portableTests, ...socketTests({})])) console.log(line)
