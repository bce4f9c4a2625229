import type { Body, RequestField } from '../../services/service.ts'
import { el, newId, tell } from './dom.ts'
import { type FormRow, listRows, writeMember } from './form-rows.ts'

/** The body's members as a form. */
export interface FieldsForm {
  readonly element: HTMLElement
  body(): Body
}

/** Makes a form from a field table, with a body in it. `onEdit` hears of the first change that a hand makes. */
export function createFieldsForm(fields: readonly RequestField[], start: Body, onEdit: () => void): FieldsForm {
  let body = start
  const change = (path: string, value: unknown): void => {
    body = writeMember(body, path, value)
    onEdit()
  }
  const rows = listRows(fields, start)
  const there = rows.filter(({ value }) => value !== undefined)
  const more = rows.filter(({ value }) => value === undefined)
  const element = el('div', { class: 'fields' }, ...there.map((row) => createRow(row, change)))
  if (more.length > 0) {
    element.append(
      el(
        'details',
        { class: 'more' },
        el('summary', { text: 'moreFields', values: { count: more.length } }),
        ...more.map((row) => createRow(row, change)),
      ),
    )
  }
  return { element, body: () => body }
}

function createRow({ path, field, value }: FormRow, change: (path: string, value: unknown) => void): HTMLElement {
  const isText = value === undefined ? field?.kind !== 'number' : typeof value === 'string'
  const isThere = value !== undefined
  const start = isThere ? value : field?.sample
  const id = newId()
  const hint = el('small', { id: `${id}-hint` })
  const input = el('input', {
    id,
    attributes: {
      type: 'text',
      spellcheck: 'false',
      autocomplete: 'off',
      'aria-describedby': hint.id,
      disabled: !isThere,
    },
    on: {
      input: () => {
        const parsed = read(input.value)
        if (parsed.isJson || isText) describe(hint, field)
        else tell(hint, 'asText')
        change(path, isText || !parsed.isJson ? input.value : parsed.value)
      },
    },
  })
  input.value = start === undefined ? '' : typeof start === 'string' ? start : JSON.stringify(start)
  describe(hint, field)
  const box = el('input', {
    label: 'include',
    values: { field: path },
    attributes: { type: 'checkbox', checked: isThere },
    on: {
      change: () => {
        input.disabled = !box.checked
        const { isJson, value } = read(input.value)
        change(path, box.checked ? (isText || !isJson ? input.value : value) : undefined)
        if (box.checked) input.focus()
      },
    },
  })
  const presence = field?.presence ?? 'beyond'
  return el(
    'div',
    { class: 'field' },
    box,
    el('label', { attributes: { for: id } }, el('code', {}, path)),
    el('span', { class: `presence ${presence}`, text: presence }),
    input,
    hint,
  )
}

function read(
  text: string,
): { readonly isJson: true; readonly value: unknown } | { readonly isJson: false; readonly value?: undefined } {
  try {
    return { isJson: true, value: JSON.parse(text) }
  } catch {
    return { isJson: false }
  }
}

/** `text · ≤ 28`: words that are the same in both languages. */
function describe(hint: HTMLElement, field: RequestField | undefined): void {
  delete hint.dataset.text
  hint.textContent = [field?.kind, field?.maxLength === undefined ? undefined : `≤ ${field.maxLength}`]
    .filter((part) => part !== undefined)
    .join(' · ')
}
