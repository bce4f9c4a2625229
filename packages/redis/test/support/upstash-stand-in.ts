import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RedisClientType } from 'redis'

/** Upstash's REST API over a real Redis: `POST /` with a command, `POST /pipeline` with several, and base64 in the answers. */
export interface UpstashStandIn {
  readonly url: string
  readonly token: string
  /** Runs the next command, and cuts the connection in place of its answer. */
  loseNextAnswer(): void
  stop(): Promise<void>
}

type Command = readonly string[]

/** @see https://upstash.com/docs/redis/features/restapi */
export async function startUpstashStandIn(redis: RedisClientType): Promise<UpstashStandIn> {
  const token = 'stand-in-token'
  let loses = false

  async function run(command: Command): Promise<{ result: unknown } | { error: string }> {
    try {
      return { result: await redis.sendCommand(command.map(String)) }
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) }
    }
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const respond = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (request.headers.authorization !== `Bearer ${token}`) return respond(401, { error: 'WRONGPASS invalid token' })
    const encode = request.headers['upstash-encoding'] === 'base64' ? toBase64 : (result: unknown) => result
    const encoded = async (command: Command) => {
      const ran = await run(command)
      return 'error' in ran ? ran : { result: encode(ran.result) }
    }
    const body = JSON.parse(Buffer.concat(chunks).toString())
    const answer = request.url === '/pipeline' ? await Promise.all(body.map(encoded)) : await encoded(body)
    if (loses) {
      loses = false
      return response.destroy()
    }
    respond('error' in answer ? 400 : 200, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    loseNextAnswer: () => {
      loses = true
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function toBase64(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(toBase64)
  return typeof result === 'string' ? Buffer.from(result).toString('base64') : result
}
