// Run as a process of its own, and in as many node:cluster workers as WORKERS says: each sends what the module at MODULE says of it.
import cluster from 'node:cluster'

const { describeManyProcesses } = await import(process.env.MODULE)
const say = (message) => process.send(message)
const own = describeManyProcesses().join()

if (cluster.isWorker) {
  say(own)
} else {
  const count = Number(process.env.WORKERS ?? 0)
  for (let index = 0; index < count; index++) {
    cluster.fork().on('message', (message) => {
      say(message)
    })
  }
  say(own)
  process.once('disconnect', () => process.exit())
}
