import { toBytes } from './bytes.ts'

/** The limit that the stand's cases about size use. */
export const LIMIT = 1_000

/** An object as JSON, padded with white space to so many bytes. */
export function padTo(length: number, body: object): Uint8Array {
  const padded = new Uint8Array(length).fill(0x20)
  padded.set(toBytes(JSON.stringify(body)))
  return padded
}
