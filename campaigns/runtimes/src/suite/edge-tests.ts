import { expect } from './expect.ts'
import type { Test } from './test.ts'

/** Nothing of Node is there, so nothing else in this run can have used it. */
export const edgeTests: readonly Test[] = [
  ...['Buffer', 'process', 'require', 'global', 'setImmediate'].map((name) => ({
    name: `edge: there is no ${name}`,
    run: () => expect(Reflect.has(globalThis, name)).toBe(false),
  })),
  ...['node:crypto', 'node:buffer'].map((name) => ({
    name: `edge: there is no ${name}`,
    run: () => expect(import(name)).rejects.toThrow(),
  })),
]
