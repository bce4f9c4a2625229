/** One token of a JSON text, as it was written. */
export interface JsonToken {
  readonly kind: 'string' | 'number' | 'space' | 'other'
  readonly text: string
}
