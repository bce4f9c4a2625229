export type Language = 'en' | 'id'

/** The same in each language of the documents. */
export type Translated<What = string> = Readonly<Record<Language, What>>
