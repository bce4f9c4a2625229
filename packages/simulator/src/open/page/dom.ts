import { translate, type Values } from './language.ts'
import type { TextKey } from './texts.ts'

/** What an element is made with. Text that is no text of the page comes as a child. */
export interface Props {
  readonly class?: string
  readonly id?: string
  /** The element's whole text. */
  readonly text?: TextKey
  /** Its accessible name. */
  readonly label?: TextKey
  readonly placeholder?: TextKey
  /** What is filled into these. */
  readonly values?: Values
  /** Further attributes; `true` for one without a value, `false` for none. */
  readonly attributes?: Readonly<Record<string, string | boolean>>
  readonly on?: { readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void }
}

/** A node, or a text; nothing for `undefined`. Text is never read as markup. */
export type Child = Node | string | undefined

/** Makes an element. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (props.class !== undefined) element.className = props.class
  if (props.id !== undefined) element.id = props.id
  if (props.text !== undefined) element.dataset.text = props.text
  if (props.label !== undefined) element.dataset.label = props.label
  if (props.placeholder !== undefined) element.dataset.placeholder = props.placeholder
  if (props.values !== undefined) element.dataset.values = JSON.stringify(props.values)
  for (const [name, value] of Object.entries(props.attributes ?? {})) {
    if (value !== false) element.setAttribute(name, value === true ? '' : value)
  }
  for (const [name, listener] of Object.entries(props.on ?? {})) {
    element.addEventListener(name, listener as EventListener) // of that name, as the type of `on` says
  }
  translate(element)
  element.append(...children.filter((child) => child !== undefined))
  return element
}

/** Gives an element a text of the page, in place of what it said. */
export function tell(element: HTMLElement, text: TextKey, values: Values = {}): void {
  element.dataset.text = text
  element.dataset.values = JSON.stringify(values)
  translate(element)
}

let lastId = 0

/** An ID that no other element has. */
export function newId(): string {
  return `e${++lastId}`
}

/** What a field on the page is made with. */
export interface Labelled {
  readonly text: TextKey
  readonly hint?: TextKey
  readonly control: HTMLElement
  readonly class?: string
}

/** A control with its label above it, and what else is to be known of it below. */
export function labelled({ text, hint, control, class: name = '' }: Labelled): HTMLElement {
  control.id ||= newId()
  const hintId = `${control.id}-hint`
  if (hint !== undefined) control.setAttribute('aria-describedby', hintId)
  return el(
    'div',
    { class: `labelled ${name}` },
    el('label', { text, attributes: { for: control.id } }),
    control,
    hint === undefined ? undefined : el('small', { text: hint, id: hintId }),
  )
}

/** A line of text to be written in. */
export function textInput(value: string, attributes: Props['attributes'] = {}): HTMLInputElement {
  const input = el('input', { attributes: { type: 'text', spellcheck: 'false', autocomplete: 'off', ...attributes } })
  input.value = value
  return input
}

/** Something to choose from; an option says a text of its own, or one of the page. */
export function select(
  options: readonly {
    readonly value: string
    readonly name?: string
    readonly text?: TextKey
    readonly values?: Values
  }[],
  chosen: string,
): HTMLSelectElement {
  const element = el(
    'select',
    {},
    ...options.map(({ value, name, text, values }) =>
      el(
        'option',
        { ...(text === undefined ? {} : { text }), ...(values === undefined ? {} : { values }), attributes: { value } },
        name,
      ),
    ),
  )
  element.value = chosen
  return element
}

/** A few choices of which one holds, as radio buttons in a row. */
export function choices<Value extends string>(
  options: readonly { readonly value: Value; readonly text: TextKey; readonly values?: Values }[],
  {
    text,
    chosen,
    onChoice,
  }: { readonly text: TextKey; readonly chosen: Value; readonly onChoice: (value: Value) => void },
): HTMLFieldSetElement {
  const name = newId()
  return el(
    'fieldset',
    { class: 'choices' },
    el('legend', { text }),
    ...options.map(({ value, text, values }) => {
      const id = newId()
      const radio = el('input', {
        id,
        attributes: { type: 'radio', name, value, checked: value === chosen },
        on: { change: () => onChoice(value) },
      })
      return el(
        'span',
        { class: 'choice' },
        radio,
        el('label', { text, ...(values === undefined ? {} : { values }), attributes: { for: id } }),
      )
    }),
  )
}
