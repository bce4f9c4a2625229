import type { GivenSecret } from './hypothesis.ts'
import type { Variant } from './rule.ts'

type Reading = Pick<Variant, 'cause' | 'fix'> & { readonly text: string | Uint8Array | undefined }

/** Makes a variant of each reading of each secret that there is. The readings' texts are the keys of HMACs, and are shown to nobody. */
export function mapSecrets(
  secrets: readonly GivenSecret[],
  read: (text: string, source: string) => readonly Reading[],
): readonly Variant[] {
  return secrets.flatMap(({ source, bytes }) =>
    read(Buffer.from(bytes).toString(), source).flatMap(({ text, cause, fix }) =>
      text === undefined ? [] : [{ change: { secrets: [{ source, bytes: Buffer.from(text) }] }, cause, fix }],
    ),
  )
}
