import { chai, type ExpectStatic, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect'

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin)

/** vitest's `expect` without vitest. In the bundles it stands in for it, so that the adapter suite's cases run as they are. */
export const expect: ExpectStatic = chai.expect as unknown as ExpectStatic // the plugins made it one
