/** The limit that the bench's cases about size use. */
export const LIMIT = 1_000

/** An object as JSON, padded with white space to so many bytes. */
export function padTo(length: number, body: object): Buffer {
  const text = JSON.stringify(body)
  return Buffer.from(text + ' '.repeat(length - Buffer.byteLength(text)))
}
