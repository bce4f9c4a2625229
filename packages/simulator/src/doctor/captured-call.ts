/** The forms in which a call may be captured, in the words of messages. */
export const CAPTURE_FORMS = [
  'raw HTTP',
  'curl command',
  'curl transcript',
  'HAR',
  'capture of snap-sdk',
  'API Gateway event',
  'log',
] as const

export type CaptureForm = (typeof CAPTURE_FORMS)[number]

/** A request as a server received it. */
export interface CapturedCall {
  /** What it was read from. */
  readonly form: CaptureForm
  readonly method: string
  /** Path and query, as on the request line. */
  readonly target: string
  /** By lower-case name. A repeated header is joined by `, `. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
  readonly receivedAt?: Date | undefined
  /** What the server has in front of `/v1.0`, where the capture says it. */
  readonly basePath?: string | undefined
  /** The same in the string to sign. */
  readonly signedBasePath?: string | undefined
  readonly answer?: { readonly status: number; readonly body: string } | undefined
  /** What is odd about the file itself: a body that is cut off. Whole sentences. */
  readonly oddities: readonly string[]
}
