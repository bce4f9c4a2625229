import type { Body } from '../../services/service.ts'
import type { CallSummary, GatewayFacts, ServiceFacts, ShownCall } from '../messages.ts'
import { createCallResult } from './call-result.ts'
import { choices, el, labelled, newId, select, textInput } from './dom.ts'
import { createFieldsForm, type FieldsForm } from './fields-form.ts'
import { createHistory } from './history.ts'
import { say } from './language.ts'
import { askCall, askHistory, askSample, repeatCall, sendCall } from './server.ts'
import type { SettingsPanel } from './settings-panel.ts'
import type { Shell } from './shell.ts'
import { VERDICT_TEXTS } from './verdict-texts.ts'

/** The view in which calls are made. */
export interface CallView {
  readonly element: HTMLElement
  /** Another gateway was chosen. */
  showGateway(gateway: GatewayFacts): void
}

/** Makes the view: a form at the left, what came of it at the right, the history below. */
export function createCallView(panel: SettingsPanel, shell: Shell): CallView {
  let form: FieldsForm | undefined
  let raw: HTMLTextAreaElement | undefined
  let service: ServiceFacts | undefined
  let isEdited = false
  let lastQuestion = 0

  const serviceBox = el('div', {})
  const quick = el('div', { class: 'quick' })
  const bodyBox = el('div', { class: 'body' })
  const path = el('p', { class: 'path' })
  const newIdsId = newId()
  const newIds = el('input', { id: newIdsId, attributes: { type: 'checkbox', checked: true } })
  const sendButton = el('button', { class: 'primary', text: 'send', attributes: { type: 'submit' } })
  const result = createCallResult({ shell, panel, onRepeat: repeat, onWhole: showWhole })
  const history = createHistory((id) => shell.attempt(async () => showCall(await askCall(id, false), { focus: true })))

  const composer = el(
    'form',
    {
      class: 'composer card',
      on: {
        submit: (event) => {
          event.preventDefault()
          send()
        },
      },
    },
    el('h2', { text: 'compose' }),
    serviceBox,
    path,
    quick,
    bodyBox,
    el('p', { class: 'check-line' }, newIds, el('label', { text: 'newIds', attributes: { for: newIdsId } })),
    el('p', { class: 'send-line' }, sendButton),
  )
  const element = el(
    'div',
    { class: 'view call-view' },
    composer,
    el('div', { class: 'side' }, result.element, history.element),
  )

  function showGateway(gateway: GatewayFacts): void {
    const picker = select(
      gateway.services.map(({ name, title }) => ({ value: name, name: `${title} (${name})` })),
      gateway.usual[0] ?? gateway.services[0]?.name ?? '',
    )
    const choose = (): void => showService(gateway, picker.value)
    picker.addEventListener('change', choose)
    serviceBox.replaceChildren(labelled({ text: 'service', control: picker }))
    choose()
  }

  function showService(gateway: GatewayFacts, name: string): void {
    service = gateway.services.find((one) => one.name === name)
    if (service === undefined) return
    path.replaceChildren(
      el('code', {}, `POST ${service.path}`),
      ` · ${service.scheme}${service.carriesToken ? ' + token' : ''}`,
    )
    const number = service.number === undefined ? undefined : textInput('')
    const amount = service.amount === undefined ? undefined : textInput('', { inputmode: 'decimal' })
    const notice =
      service.notices.length === 0
        ? undefined
        : select([{ value: '', text: 'reportsPaid' }, ...service.notices.map((value) => ({ value, name: value }))], '')
    const fill = (): void =>
      void fillIn(service, { number: number?.value, amount: amount?.value, notice: notice?.value })
    for (const control of [number, amount, notice]) control?.addEventListener('change', fill)
    quick.replaceChildren(
      ...[
        number && labelled({ text: 'number', control: number, hint: 'numberHint' }),
        amount && labelled({ text: 'amount', control: amount, hint: 'amountHint' }),
        notice && labelled({ text: 'reports', control: notice }),
      ].filter((node) => node !== undefined),
    )
    fill()
  }

  /** Asks for the sample of a service with these facts in it. An answer that a later question has overtaken is dropped. */
  function fillIn(
    of: ServiceFacts | undefined,
    changes: {
      readonly number: string | undefined
      readonly amount: string | undefined
      readonly notice: string | undefined
    },
  ): Promise<void> {
    const question = ++lastQuestion
    return shell.attempt(async () => {
      if (of === undefined) return
      const given = Object.entries(changes).filter(([, value]) => value !== undefined && value !== '')
      const body = await askSample({ gateway: panel.gateway().name, service: of.name, ...Object.fromEntries(given) })
      if (question === lastQuestion) showBody(of, body)
    })
  }

  function showBody({ fields }: ServiceFacts, body: Body): void {
    isEdited = false
    const forms = el('div', {})
    const complaint = el('p', { class: 'complaint', attributes: { role: 'alert' } })
    const showFields = (start: Body): void => {
      raw = undefined
      form = createFieldsForm(fields, start, () => {
        isEdited = true
      })
      forms.replaceChildren(form.element)
    }
    const showRaw = (text: string): void => {
      form = undefined
      raw = el('textarea', { attributes: { rows: '14', spellcheck: 'false' } })
      raw.value = text
      forms.replaceChildren(labelled({ text: 'rawBody', control: raw, hint: 'rawHint' }))
    }
    const pickers = choices(
      [
        { value: 'fields', text: 'fields' },
        { value: 'raw', text: 'rawBody' },
      ],
      {
        text: 'bodyAs',
        chosen: 'fields',
        onChoice: (choice) => {
          complaint.textContent = ''
          if (choice === 'raw') return showRaw(JSON.stringify(form?.body() ?? body))
          const typed = parseObject(raw?.value ?? '')
          if (typed !== undefined) {
            showFields(typed)
            isEdited = true
            return
          }
          complaint.textContent = say('notJson')
          const back = pickers.querySelector<HTMLInputElement>('input[value=raw]')
          if (back !== null) back.checked = true
        },
      },
    )
    showFields(body)
    bodyBox.replaceChildren(pickers, complaint, forms)
  }

  function send(): void {
    if (service === undefined) return
    const { name } = service
    const body = raw?.value ?? form?.body() ?? {}
    shell.attempt(
      async () => {
        const order = { settings: panel.settings(), service: name, body, newIds: newIds.checked, edited: isEdited }
        await showCall(await sendCall(order), { focus: true })
      },
      { busy: sendButton, busyText: 'sending' },
    )
  }

  function repeat(order: Parameters<typeof repeatCall>[0]): void {
    shell.attempt(async () => showCall(await repeatCall(order), { focus: true }))
  }

  function showWhole(id: number, whole: boolean): void {
    shell.attempt(async () => showCall(await askCall(id, whole), { focus: false }))
  }

  async function showCall(call: ShownCall, { focus }: { readonly focus: boolean }): Promise<void> {
    result.show(call, focus)
    if (focus) shell.announce(`${say(VERDICT_TEXTS[call.verdict])}. ${call.answer}`)
    showHistory(await askHistory(), call.id)
  }

  function showHistory(calls: readonly CallSummary[], current?: number): void {
    history.show(calls, current)
  }

  shell.attempt(async () => showHistory(await askHistory()))
  return { element, showGateway }
}

function parseObject(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
