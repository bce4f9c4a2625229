import type {
  AnswerRow,
  ExportForm,
  RepeatOrder,
  ShownCall,
  ShownFinding,
  ShownMessage,
  SignedPart,
} from '../messages.ts'
import { el, labelled, newId, textInput } from './dom.ts'
import { createExportDialog } from './export-dialog.ts'
import { askCollection, askExport } from './server.ts'
import type { SettingsPanel } from './settings-panel.ts'
import type { Shell } from './shell.ts'
import type { TextKey } from './texts.ts'
import { CHANGE_TEXTS, VERDICT_SIGNS, VERDICT_TEXTS } from './verdict-texts.ts'

/** Where the last call, or one of the history, is shown. */
export interface CallResult {
  readonly element: HTMLElement
  show(call: ShownCall, focus: boolean): void
}

/** What the view around it does. */
export interface CallResultOptions {
  readonly shell: Shell
  readonly panel: SettingsPanel
  readonly onRepeat: (order: RepeatOrder) => void
  readonly onWhole: (id: number, whole: boolean) => void
}

const EXPORT_TEXTS: Readonly<Record<ExportForm, TextKey>> = {
  curl: 'exportCurl',
  httpie: 'exportHttpie',
  http: 'exportHttp',
}

/** Makes the place, with nothing in it yet. */
export function createCallResult({ shell, panel, onRepeat, onWhole }: CallResultOptions): CallResult {
  const dialog = createExportDialog()
  const content = el('div', {}, el('p', { class: 'soft', text: 'noCallYet' }))
  const heading = el('h2', { text: 'result', attributes: { tabindex: '-1' } })
  const element = el('section', { class: 'card result', label: 'result' }, heading, content, dialog.element)

  function show(call: ShownCall, focus: boolean): void {
    content.replaceChildren(
      showVerdict(call),
      ...(call.response === undefined ? [] : [showFindings(call.findings)]),
      showRepeats(call, onRepeat),
      ...(call.rows.length === 0 ? [] : [showRows(call.rows)]),
      showStringToSign(call.signed),
      showMessages(call, onWhole),
      showExports(call),
    )
    if (!focus) return
    heading.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'start', behavior: 'auto' })
  }

  function showExports({ id, gateway }: ShownCall): HTMLElement {
    const forms = Object.entries(EXPORT_TEXTS) as [ExportForm, TextKey][] // as its type says
    return el(
      'section',
      { class: 'part-of' },
      el('h3', { text: 'takeAway' }),
      el(
        'p',
        { class: 'buttons' },
        ...forms.map(([form, text]) =>
          el('button', {
            text,
            attributes: { type: 'button' },
            on: {
              click: () => void shell.attempt(async () => dialog.open(await askExport(id, form), 'exportWarning')),
            },
          }),
        ),
        el('button', {
          text: 'exportPostman',
          values: { gateway: panel.gateway().title || gateway },
          attributes: { type: 'button' },
          on: {
            click: () =>
              void shell.attempt(async () => dialog.open(await askCollection(panel.settings()), 'collectionNote')),
          },
        }),
      ),
    )
  }

  return { element, show }
}

function showVerdict(call: ShownCall): HTMLElement {
  const { verdict, answer, milliseconds, meaning, expected, hint, noAnswer, before, service, id } = call
  return el(
    'div',
    { class: `verdict ${verdict}` },
    el(
      'p',
      { class: 'headline' },
      el('span', { class: 'sign', attributes: { 'aria-hidden': 'true' } }, VERDICT_SIGNS[verdict]),
      el('strong', { text: VERDICT_TEXTS[verdict] }),
      el('span', { class: 'soft' }, `#${id} ${service}`),
      el('span', { class: 'soft', text: 'took', values: { milliseconds } }),
    ),
    el('p', { class: 'answer' }, noAnswer ?? answer),
    meaning === undefined ? undefined : el('p', { class: 'soft', attributes: { lang: 'en' } }, meaning),
    expected === undefined ? undefined : el('p', { class: 'soft', text: 'expected', values: { expected } }),
    before === undefined ? undefined : el('p', { class: 'soft', text: 'tokenBefore', values: { answer: before } }),
    hint === undefined ? undefined : el('p', { class: 'hint', attributes: { lang: 'en' } }, hint),
  )
}

function showFindings(findings: readonly ShownFinding[]): HTMLElement {
  if (findings.length === 0) return el('p', { class: 'fine', text: 'noFindings' })
  return el(
    'section',
    { class: 'part-of' },
    el('h3', { text: 'findings' }),
    el(
      'ul',
      { class: 'findings', attributes: { lang: 'en' } },
      ...findings.map(({ severity, message, rule }) =>
        el(
          'li',
          { class: severity },
          el('b', { class: 'severity' }, severity),
          el('span', {}, message),
          el('small', {}, rule),
        ),
      ),
    ),
  )
}

const COLUMNS: readonly TextKey[] = ['field', 'value', 'tableSays', 'verdict']

/** A table whose rows become cards where it is narrow: so its roles are said, since browsers forget them then. */
function showRows(rows: readonly AnswerRow[]): HTMLElement {
  const id = newId()
  const row = (...cells: Node[]): HTMLElement => el('tr', { attributes: { role: 'row' } }, ...cells)
  return el(
    'section',
    { class: 'part-of' },
    el('h3', { id, text: 'fieldByField' }),
    el(
      'table',
      { class: 'rows', attributes: { role: 'table', 'aria-labelledby': id } },
      el(
        'thead',
        { attributes: { role: 'rowgroup' } },
        row(...COLUMNS.map((text) => el('th', { text, attributes: { role: 'columnheader', scope: 'col' } }))),
      ),
      el('tbody', { attributes: { role: 'rowgroup' } }, ...rows.map((one) => row(...showCells(one)))),
    ),
  )
}

function showCells({ path, value, field, findings }: AnswerRow): Node[] {
  const cell = { attributes: { role: 'cell' } }
  const worst = findings.some(({ severity }) => severity !== 'should')
    ? 'must'
    : findings.length > 0
      ? 'should'
      : 'fine'
  const demand =
    field === undefined
      ? el('span', { class: 'soft', text: 'notInTable' })
      : el(
          'span',
          { attributes: { lang: 'en', title: field.rule } },
          [field.type, field.length === undefined ? undefined : `≤ ${field.length}`, field.missing]
            .filter((part) => part !== undefined)
            .join(' · '),
        )
  const verdict =
    findings.length > 0
      ? el('span', { class: worst, attributes: { lang: 'en' } }, findings.map(({ message }) => message).join(' '))
      : value === undefined || field === undefined
        ? el('span', { class: 'soft' }, '–')
        : el('span', { class: 'fine', text: 'fine' })
  return [
    el('th', { attributes: { role: 'rowheader', scope: 'row' } }, el('code', {}, path)),
    el('td', cell, value === undefined ? el('span', { class: 'soft', text: 'absent' }) : el('code', {}, value)),
    el('td', cell, demand),
    el('td', cell, verdict),
  ]
}

const PART_TEXTS: Readonly<Record<SignedPart['name'], TextKey | undefined>> = {
  clientId: 'partClientId',
  timestamp: 'partTimestamp',
  method: 'partMethod',
  path: 'partPath',
  accessToken: 'partAccessToken',
  bodyHash: 'partBodyHash',
  whole: 'partWhole',
  separator: undefined,
}

function showStringToSign(parts: readonly SignedPart[]): HTMLElement {
  const named = parts.flatMap(({ name, text }) => {
    const key = PART_TEXTS[name]
    return key === undefined ? [] : [{ name, text, key }]
  })
  return el(
    'section',
    { class: 'part-of' },
    el('h3', { text: 'stringToSign' }),
    el(
      'p',
      { class: 'string-to-sign' },
      el('code', {}, ...parts.map(({ name, text }) => el('span', { class: `signed ${name}` }, text))),
    ),
    el(
      'dl',
      { class: 'parts' },
      ...named.map(({ name, text, key }) =>
        el('div', {}, el('dt', { class: `signed ${name}`, text: key }), el('dd', {}, el('code', {}, text))),
      ),
    ),
  )
}

function showMessages({ id, request, response, shown }: ShownCall, onWhole: CallResultOptions['onWhole']): HTMLElement {
  const boxId = newId()
  const box = el('input', {
    id: boxId,
    attributes: { type: 'checkbox', checked: shown === 'whole' },
    on: { change: () => onWhole(id, box.checked) },
  })
  return el(
    'section',
    { class: 'part-of' },
    el('h3', { text: 'messages' }),
    el('p', { class: 'check-line' }, box, el('label', { text: 'showWhole', attributes: { for: boxId } })),
    el(
      'div',
      { class: 'messages' },
      showMessage('request', request),
      response === undefined ? undefined : showMessage('response', response),
    ),
  )
}

function showMessage(title: TextKey, { start, headers, body }: ShownMessage): HTMLElement {
  return el(
    'figure',
    {},
    el('figcaption', { text: title }),
    el(
      'pre',
      { label: title, attributes: { tabindex: '0', role: 'region' } },
      el('b', {}, `${start}\n`),
      ...headers.map(([name, value]) => el('span', {}, el('i', {}, `${name}: `), `${value}\n`)),
      `\n${layOut(body)}`,
    ),
  )
}

/** Compact JSON gets a line a member; what would not be the same afterwards stays as it is. */
function layOut(body: string): string {
  try {
    const value: unknown = JSON.parse(body)
    return JSON.stringify(value) === body ? JSON.stringify(value, undefined, 2) : body
  } catch {
    return body
  }
}

function showRepeats({ id, changes, otherAmount }: ShownCall, onRepeat: CallResultOptions['onRepeat']): HTMLElement {
  const amount = textInput(otherAmount ?? '', { inputmode: 'decimal' })
  return el(
    'section',
    { class: 'part-of' },
    el('h3', { text: 'repeat' }),
    el(
      'p',
      { class: 'buttons' },
      ...changes.map((change) =>
        el('button', {
          text: CHANGE_TEXTS[change],
          attributes: { type: 'button', 'data-change': change },
          on: { click: () => onRepeat({ id, change, ...(change === 'amount' ? { amount: amount.value } : {}) }) },
        }),
      ),
    ),
    changes.includes('amount') ? labelled({ text: 'otherAmount', control: amount, class: 'narrow beside' }) : undefined,
  )
}
