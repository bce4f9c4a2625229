import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a child process can be asked for: each takes one value and answers with one. All of it goes over IPC, as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: a map of functions of any argument
export type Tasks = Readonly<Record<string, (argument: any) => unknown>>

/** A process of ours, with the tasks that its script serves. */
export interface Child<T extends Tasks> {
  ask<Name extends keyof T & string>(
    name: Name,
    argument: Parameters<T[Name]>[0],
  ): Promise<Awaited<ReturnType<T[Name]>>>
  stop(): Promise<void>
}

interface Question {
  readonly id: number
  readonly name: string
  readonly argument: unknown
}

type Reply = { readonly id: number } & ({ readonly value: unknown } | { readonly error: string })

/** How long a task may take. A window is seconds; nothing here takes a minute. */
const PATIENCE_MILLISECONDS = 120_000

/** In the child: answers the parent's questions until the parent goes away. */
export function serveParent(tasks: Tasks): void {
  process.on('message', async (message) => {
    const { id, name, argument } = message as Question // all that `startChild` sends
    try {
      process.send?.({ id, value: await tasks[name]?.(argument) } satisfies Reply)
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
  process.once('disconnect', () => process.exit())
}

/** Starts a built script of `dist/children`. It ends with this process at the latest. */
export function startChild<T extends Tasks>(script: string, nodeFlags: readonly string[] = []): Child<T> {
  const path = fileURLToPath(new URL(`./children/${script}.js`, import.meta.url))
  const child = fork(path, [], { execArgv: [...nodeFlags] })
  const waiting = new Map<number, (reply: Reply) => void>()
  let lastId = 0
  child.on('message', (message) => {
    const reply = message as Reply // all that `serveParent` sends
    waiting.get(reply.id)?.(reply)
  })
  child.once('exit', (code, signal) => {
    for (const [id, settle] of waiting) settle({ id, error: `${script} ended: ${signal ?? code}` })
  })
  return {
    async ask<Name extends keyof T & string>(
      name: Name,
      argument: Parameters<T[Name]>[0],
    ): Promise<Awaited<ReturnType<T[Name]>>> {
      const id = ++lastId
      const reply = await new Promise<Reply>((resolve) => {
        const timer = setTimeout(() => resolve({ id, error: `${script}: no answer to ${name}` }), PATIENCE_MILLISECONDS)
        waiting.set(id, (reply) => {
          clearTimeout(timer)
          waiting.delete(id)
          resolve(reply)
        })
        child.send({ id, name, argument } satisfies Question)
      })
      if ('error' in reply) throw new Error(reply.error)
      // Both ends share the type of the tasks.
      return reply.value as Awaited<ReturnType<T[Name]>>
    },
    stop: () => end(child),
  }
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}
