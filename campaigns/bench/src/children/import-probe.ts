import { serveParent } from '../measure/child.ts'

/** A fresh process that imports one package. Needs `--expose-gc`. */
const tasks = {
  async load(specifier: string): Promise<{ readonly milliseconds: number; readonly megabytes: number }> {
    const before = residentMegabytes()
    const start = performance.now()
    await import(specifier)
    const milliseconds = performance.now() - start
    return { milliseconds, megabytes: residentMegabytes() - before }
  },
}

function residentMegabytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss / 2 ** 20
}

export type ImportProbeTasks = typeof tasks

serveParent(tasks)
