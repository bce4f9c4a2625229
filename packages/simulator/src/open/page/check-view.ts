import type { ServiceName } from '../../services/service.ts'
import type { CaseNews, CheckEvent, CheckNumbers, Facts, GatewayFacts } from '../messages.ts'
import { choices, el, labelled, newId, tell, textInput } from './dom.ts'
import { startCheck, watchCheck } from './server.ts'
import type { SettingsPanel } from './settings-panel.ts'
import type { Shell } from './shell.ts'
import type { TextKey } from './texts.ts'

/** The view in which a merchant is checked. */
export interface CheckView {
  readonly element: HTMLElement
  showGateway(gateway: GatewayFacts): void
}

type Mark = CaseNews['mark']
type Filter = Mark | 'all'

const MARKS: readonly Mark[] = ['failed', 'warned', 'skipped', 'passed']
const SIGNS: Readonly<Record<Mark, string>> = { passed: '✓', failed: '✕', warned: '!', skipped: '–' }
const FILTER_TEXTS: Readonly<Record<Filter, TextKey>> = {
  all: 'markAll',
  failed: 'markFailed',
  warned: 'markWarned',
  skipped: 'markSkipped',
  passed: 'markPassed',
}
const NUMBER_TEXTS: Readonly<Record<keyof CheckNumbers, TextKey>> = {
  open: 'numberOpen',
  paid: 'numberPaid',
  expired: 'numberExpired',
  unknown: 'numberUnknown',
}
const DETAILS: readonly (readonly [keyof CaseNews, TextKey])[] = [
  ['reason', 'reason'],
  ['sent', 'sent'],
  ['expected', 'expectedShort'],
  ['received', 'received'],
  ['rule', 'rule'],
]

/** Makes the view: what to check at the left, results as they come at the right. */
export function createCheckView(facts: Facts, panel: SettingsPanel, shell: Shell): CheckView {
  let results: CaseNews[] = []
  let filter: Filter = 'all'
  const servicesBox = el('div', {})
  const numbers = Object.entries(NUMBER_TEXTS).map(([name, text]) => {
    const key = name as keyof CheckNumbers // a key of the table
    return { key, text, input: textInput('', { placeholder: facts.numbers[key] }) }
  })
  const only = textInput('')
  const runButton = el('button', { class: 'primary', text: 'runCheck', attributes: { type: 'submit' } })
  const bar = el('progress', { label: 'progress', attributes: { value: '0', max: '1' } })
  const state = el('p', { class: 'check-state', text: 'noCheckYet' })
  const report = el('a', {
    class: 'button',
    text: 'downloadReport',
    attributes: { href: 'report.html', download: 'snap-check.html', hidden: true },
  })
  const search = el('input', {
    attributes: { type: 'search', spellcheck: 'false' },
    on: { input: () => showResults() },
  })
  const filterBox = el('div', {})
  const list = el('div', { class: 'cases' })

  const form = el(
    'form',
    {
      class: 'composer card',
      on: {
        submit: (event) => {
          event.preventDefault()
          run()
        },
      },
    },
    el('h2', { text: 'checkTitle' }),
    el('p', { class: 'soft', text: 'checkIntro' }),
    servicesBox,
    el(
      'fieldset',
      { class: 'numbers' },
      el('legend', { text: 'numbers' }),
      ...numbers.map(({ text, input }) => labelled({ text, control: input })),
    ),
    labelled({ text: 'only', control: only, hint: 'onlyHint' }),
    el('p', { class: 'send-line' }, runButton),
  )
  const element = el(
    'div',
    { class: 'view check-view' },
    form,
    el(
      'section',
      { class: 'card side results', label: 'results' },
      el('h2', { text: 'results' }),
      bar,
      el('div', { class: 'state-line' }, state, report),
      filterBox,
      labelled({ text: 'search', control: search, class: 'narrow' }),
      list,
    ),
  )

  function showGateway({ services, usual }: GatewayFacts): void {
    servicesBox.replaceChildren(
      el(
        'fieldset',
        { class: 'boxes' },
        el('legend', { text: 'services' }),
        ...services
          .filter(({ name }) => name !== 'token')
          .map(({ name, title }) => {
            const id = newId()
            return el(
              'p',
              { class: 'check-line' },
              el('input', { id, attributes: { type: 'checkbox', value: name, checked: usual.includes(name) } }),
              el('label', { attributes: { for: id } }, title),
            )
          }),
      ),
    )
  }

  function run(): void {
    const chosen = [...servicesBox.querySelectorAll<HTMLInputElement>('input:checked')]
    const cases = only.value.split(/[,\s]+/).filter((name) => name !== '')
    const given = numbers.filter(({ input }) => input.value.trim() !== '')
    void shell.attempt(async () => {
      await startCheck({
        settings: panel.settings(),
        services: chosen.map(({ value }) => value as ServiceName), // as the boxes were made
        numbers: Object.fromEntries(given.map(({ key, input }) => [key, input.value.trim()])),
        ...(cases.length === 0 ? {} : { only: cases }),
      })
      results = []
      report.hidden = true
      runButton.disabled = true
      bar.removeAttribute('value')
      showResults()
      watchCheck(hear)
    })
  }

  function hear(event: CheckEvent): void {
    if (event.kind === 'case') {
      results.push(event.result)
      bar.max = event.total
      bar.value = event.done
      tell(state, 'done', { done: event.done, total: event.total })
      // A screen reader hears of every tenth part, and not of hundreds of cases.
      if (event.done % Math.ceil(event.total / 10) === 0) shell.announce(state.textContent ?? '')
      showResults()
      return
    }
    runButton.disabled = false
    if (event.kind === 'end') {
      tell(state, event.passed ? 'checkPassed' : 'checkFailed', { seconds: (event.milliseconds / 1000).toFixed(1) })
      state.className = `check-state ${event.passed ? 'passed' : 'failed'}`
      report.hidden = false
    } else {
      tell(state, 'checkBroken', { message: event.message })
      state.className = 'check-state failed'
      bar.value = 0
    }
    shell.announce(state.textContent ?? '')
  }

  /** Cases come by the hundred: the list is laid out once in a frame. */
  let isPlanned = false
  function showResults(): void {
    if (isPlanned) return
    isPlanned = true
    requestAnimationFrame(() => {
      isPlanned = false
      showFilter()
      const words = search.value.toLowerCase()
      const fitting = results.filter(
        ({ mark, name, reason, received }) =>
          (filter === 'all' || mark === filter) &&
          [name, reason, received].some((text) => text.toLowerCase().includes(words)),
      )
      const sorted = [...fitting].sort((one, other) => MARKS.indexOf(one.mark) - MARKS.indexOf(other.mark))
      const open = new Set([...list.querySelectorAll('details[open]')].map((one) => one.getAttribute('data-name')))
      list.replaceChildren(
        ...sorted.map((one) => showCase(one, open.has(one.name))),
        ...(sorted.length === 0 && results.length > 0 ? [el('p', { class: 'soft', text: 'nothingFits' })] : []),
      )
    })
  }

  function showFilter(): void {
    const count = (mark: Filter): number =>
      mark === 'all' ? results.length : results.filter((one) => one.mark === mark).length
    const filters: readonly Filter[] = ['all', ...MARKS]
    if (filterBox.firstChild === null) {
      filterBox.append(
        choices(
          filters.map((value) => ({ value, text: FILTER_TEXTS[value], values: { count: count(value) } })),
          {
            text: 'filter',
            chosen: filter,
            onChoice: (value) => {
              filter = value
              showResults()
            },
          },
        ),
      )
      return
    }
    // The radio buttons stay, so that the focus stays; their counts change.
    for (const [index, label] of [...filterBox.querySelectorAll('label')].entries()) {
      const value = filters[index]
      if (value !== undefined) tell(label, FILTER_TEXTS[value], { count: count(value) })
    }
  }

  showFilter()
  return { element, showGateway }
}

function showCase(one: CaseNews, isOpen: boolean): HTMLElement {
  return el(
    'details',
    { class: `case ${one.mark}`, attributes: { open: isOpen, 'data-name': one.name } },
    el(
      'summary',
      {},
      el('span', { class: 'sign', attributes: { 'aria-hidden': 'true' } }, SIGNS[one.mark]),
      el('code', {}, one.name),
      el('span', { class: 'mark', text: one.mark }),
      one.reason === '' ? undefined : el('span', { class: 'why', attributes: { lang: 'en' } }, one.reason),
    ),
    el(
      'dl',
      {},
      ...DETAILS.filter(([name]) => one[name] !== '').map(([name, text]) =>
        el('div', {}, el('dt', { text }), el('dd', { attributes: { lang: 'en' } }, one[name])),
      ),
    ),
  )
}
