import { serveParent } from '../measure/child.ts'

/** A fresh process that imports packages, one after the other. Needs `--expose-gc`. */
const tasks = {
  async load(specifiers: readonly string[]) {
    const before = residentMegabytes()
    const cpuBefore = process.cpuUsage()
    const start = performance.now()
    for (const specifier of specifiers) await import(specifier)
    const milliseconds = performance.now() - start
    const { user, system } = process.cpuUsage(cpuBefore)
    return { cpuMilliseconds: (user + system) / 1000, milliseconds, megabytes: residentMegabytes() - before }
  },
}

function residentMegabytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss / 2 ** 20
}

export type ImportProbeTasks = typeof tasks

serveParent(tasks)
