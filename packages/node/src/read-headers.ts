import type { SnapRequest } from '@snap-sdk/core'
import type { SnapNodeRequest } from './snap-node-request.ts'

/** Not `headers` where there is better: Node drops a second Authorization there, and a doubled one must fail closed. */
export function readHeaders({ rawHeaders, headers, apiGateway }: SnapNodeRequest): SnapRequest['headers'] {
  if (rawHeaders?.length > 0) return new RawHeaders(rawHeaders)
  // What injects requests may have made `headers` only.
  const several = Object.entries(apiGateway?.event?.multiValueHeaders ?? {})
  const joined = new Map(several.map(([name, values]) => [name.toLowerCase(), values.join(', ')]))
  return { get: (name) => joined.get(name) ?? headers[name]?.toString() }
}

/** Looks through the headers as received: a dozen is found sooner than put into a map. */
class RawHeaders {
  readonly #raw: readonly string[]

  constructor(raw: readonly string[]) {
    this.#raw = raw
  }

  get(name: string): string | undefined {
    const raw = this.#raw
    let found: string | undefined
    for (let index = 0; index + 1 < raw.length; index += 2) {
      const key = String(raw[index])
      if (key.length !== name.length || key.toLowerCase() !== name) continue
      const value = String(raw[index + 1])
      found = found === undefined ? value : `${found}, ${value}`
    }
    return found
  }
}
