import type { Variant } from './rule.ts'

/** For a body that somebody parsed and wrote anew. */
export const REWRITTEN_FIX =
  'The signature covers bytes, and JSON.parse followed by JSON.stringify makes others. If this capture comes from behind a body parser, verify the bytes as received: in snap-sdk put the adapter before express.json(), or keep the bytes as req.rawBody by its verify option. If these are the bytes that came in, the gateway signs another text than it sends, and must change that.'

/** Makes a variant of each body that could be made. */
export function toBodyVariants(
  fix: string,
  readings: readonly (readonly [body: Uint8Array | undefined, cause: string])[],
): readonly Variant[] {
  return readings.flatMap(([body, cause]) => (body === undefined ? [] : [{ change: { body }, cause, fix }]))
}
