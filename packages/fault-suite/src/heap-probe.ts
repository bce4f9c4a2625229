/** Preloaded into a merchant process: tells its parent the size of the heap after a collection. Needs `--expose-gc`. */
process.on('message', (message) => {
  if (message !== 'heap') return
  globalThis.gc?.()
  process.send?.({ heapUsed: process.memoryUsage().heapUsed })
})
process.channel?.unref()
