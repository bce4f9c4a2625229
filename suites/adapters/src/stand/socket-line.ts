import type { RunningApp } from '../adapter-harness.ts'
import { writeMessage } from './http-message.ts'
import type { Line } from './line.ts'
import { openConnection, type RawConnection } from './raw-connection.ts'

/** The way to an app that listens: TCP. */
export function openSocketLine({ port, stop }: RunningApp): Line {
  const connections: RawConnection[] = []
  const open: Line['open'] = async (options) => {
    const connection = await openConnection(port, options)
    connections.push(connection)
    return connection
  }
  return {
    target: `http://127.0.0.1:${port}`,
    open,
    async send(request, options) {
      const connection = await open()
      await connection.write(writeMessage(request, options))
      const answer = await connection.readAnswer()
      connection.destroy()
      return answer
    },
    async stop() {
      for (const connection of connections) connection.destroy()
      await stop()
    },
  }
}
