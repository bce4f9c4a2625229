import type { NodeRequest } from './turn.ts'

/**
 * The chunks of a request's stream, one at a time, so that no more is received than is asked for. Node's own iterator gives the same, by a
 * generator, a watch on the stream's end and three times as many listeners: see docs/performance.md.
 *
 * Does not destroy the stream of which nobody wants more: that would destroy the connection before the answer is out.
 */
export function readChunks(stream: NodeRequest): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => new Chunks(stream) }
}

class Chunks implements AsyncIterator<Uint8Array> {
  readonly #stream: NodeRequest
  /** Who waits for the next chunk. */
  #wake: (() => void) | undefined
  #error: unknown

  constructor(stream: NodeRequest) {
    this.#stream = stream
    const wake = () => this.#wake?.()
    stream.on('readable', wake).on('end', wake).on('close', wake)
    // It stays: an error that nobody hears would end the process.
    stream.on('error', (error: unknown) => {
      this.#error = error
      wake()
    })
  }

  async next(): Promise<IteratorResult<Uint8Array>> {
    const stream = this.#stream
    for (;;) {
      const value: Uint8Array | null = stream.destroyed ? null : stream.read()
      if (value !== null) return { done: false, value }
      // HTTP/2 ends a stream that is reset as if it were whole.
      if (stream.readableEnded && !stream.aborted) return { done: true, value: undefined }
      if (stream.aborted || stream.destroyed || this.#error !== undefined)
        throw this.#error ?? new Error('the stream has ended early')
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}
