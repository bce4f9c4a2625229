/** One answer as it came over the wire. */
export interface HttpAnswer {
  readonly status: number
  /** Names as sent, in their order. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** By any spelling of the name; doubled headers joined with `, `. */
  header(name: string): string | undefined
  readonly body: Uint8Array
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: whatever a server answered; cases reach into it
  readonly json: any
}

interface AnswerParts {
  readonly status: number
  readonly headers: HttpAnswer['headers']
  readonly body: Uint8Array
}

/** Reads the body as UTF-8 and JSON, if it is that. */
export function toAnswer({ status, headers, body }: AnswerParts): HttpAnswer {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body)
  return { status, headers, header: (name) => findHeader(headers, name), body, text, json: parseJson(text) }
}

/** The value of a header, doubled ones joined with `, `. */
export function findHeader(headers: HttpAnswer['headers'], name: string): string | undefined {
  const values = headers.filter(([other]) => other.toLowerCase() === name.toLowerCase()).map(([, value]) => value)
  return values.length === 0 ? undefined : values.join(', ')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
