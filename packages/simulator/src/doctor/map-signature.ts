import type { CapturedCall } from './captured-call.ts'
import type { Variant } from './rule.ts'

type Reading = Pick<Variant, 'cause' | 'fix'> & { readonly bytes: Uint8Array | undefined }

/** Makes a variant of each reading of X-SIGNATURE that decodes to anything. */
export function mapSignature(
  { headers }: CapturedCall,
  read: (text: string) => readonly Reading[],
): readonly Variant[] {
  return read(headers.get('x-signature') ?? '').flatMap(({ bytes, cause, fix }) =>
    bytes === undefined || bytes.length === 0 ? [] : [{ change: { signature: bytes }, cause, fix }],
  )
}
