/** A call as a hand-written handler sees it. */
export interface HandCall {
  readonly method: string
  readonly target: string
  /** By its lower-case name; empty where it is missing. */
  header(name: string): string
  readonly body: Uint8Array<ArrayBuffer>
}

export interface HandAnswer {
  readonly status: number
  /** JSON. */
  readonly body: string
}

/** A handler that somebody wrote by hand for one kind of call. */
export type HandWritten = (call: HandCall) => HandAnswer | Promise<HandAnswer>

export function writeAnswer(status: number, responseCode: string, responseMessage: string, data?: object): HandAnswer {
  return { status, body: JSON.stringify({ responseCode, responseMessage, ...data }) }
}

export function readText({ body: { buffer, byteOffset, length } }: HandCall): string {
  return Buffer.from(buffer, byteOffset, length).toString()
}
