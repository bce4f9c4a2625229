import { escapeMarkup } from './escape-markup.ts'

/** Text that stands in the document as it is. All other text is escaped when it is put in. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** What may be put into markup. */
export type Content = string | Markup | readonly Markup[]

/** Builds markup; every value that is no markup is escaped. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const filled = values.map((value, index) => `${parts[index] ?? ''}${toHtml(value)}`)
  return new Markup(filled.join('') + (parts[values.length] ?? ''))
}

function toHtml(value: Content): string {
  if (typeof value === 'string') return escapeMarkup(value)
  return value instanceof Markup ? value.text : value.map(({ text }) => text).join('')
}
