/**
 * Preloaded into a merchant process: tells its parent the size of the heap after a collection. Needs `--expose-gc`.
 *
 * Several collections, with turns of the event loop in between: what a finalizer holds goes only with the next one.
 */
process.on('message', async (message) => {
  if (message !== 'heap') return
  for (let collections = 0; collections < 4; collections++) {
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  process.send?.({ heapUsed: process.memoryUsage().heapUsed })
})
process.channel?.unref()
