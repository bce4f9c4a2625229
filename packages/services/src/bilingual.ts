import { type Field, list, object, optional, text } from '@snap-sdk/core'

/** A text in the two languages of the standard. */
export interface Bilingual {
  readonly english?: string | undefined
  readonly indonesia?: string | undefined
}

/** A text in both languages, each at most `maximum` characters. */
export function bilingual(maximum: number): Field<Bilingual> {
  return object<Bilingual>({ english: optional(text(maximum)), indonesia: optional(text(maximum)) })
}

/** Up to 25 texts that the payer is shown, each at most 32 characters in a language. @see ASPI, services 24, 25, 26: freeTexts */
export const freeTexts: Field<readonly Bilingual[]> = list(bilingual(32), 25)

/** What an answer says of itself where it is a success. @see ASPI, services 24, 25: samples */
export const SUCCESS: Readonly<Required<Bilingual>> = { english: 'Success', indonesia: 'Sukses' }
