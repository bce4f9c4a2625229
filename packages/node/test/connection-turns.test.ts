import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { settleTurn, takeTurn } from '../src/connection-turns.ts'

test('a connection that lives long has one listener, however often a call has waited on it', async () => {
  const socket = new Socket()
  for (let round = 0; round < 20; round++) {
    const [first, second] = [new IncomingMessage(socket), new IncomingMessage(socket)]
    takeTurn(first)
    const answerable = takeTurn(second)?.isAnswerable()
    expect(answerable).toBeInstanceOf(Promise)
    settleTurn(first, false)
    expect(await answerable).toBe(true)
    settleTurn(second, false)
  }
  expect(socket.listenerCount('close')).toBe(1)
})

test('a call that waits when its connection goes is told so', async () => {
  const socket = new Socket()
  takeTurn(new IncomingMessage(socket))
  const answerable = takeTurn(new IncomingMessage(socket))?.isAnswerable()
  socket.destroy()
  expect(await answerable).toBe(false)
})
