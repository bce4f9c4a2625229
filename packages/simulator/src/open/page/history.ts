import type { CallSummary } from '../messages.ts'
import { el } from './dom.ts'
import { CHANGE_TEXTS, VERDICT_SIGNS, VERDICT_TEXTS } from './verdict-texts.ts'

/** The calls of this session, the last first. */
export interface History {
  readonly element: HTMLElement
  show(calls: readonly CallSummary[], current?: number): void
}

/** Makes the list; a call that is chosen there is shown again. */
export function createHistory(onChoice: (id: number) => void): History {
  const list = el('ol', { class: 'history-list' })
  const element = el(
    'section',
    { class: 'card history', attributes: { hidden: true } },
    el('h2', { text: 'history' }),
    el('p', { class: 'soft', text: 'historyHint' }),
    list,
  )
  return {
    element,
    show(calls, current) {
      element.hidden = calls.length === 0
      list.replaceChildren(
        ...calls.map((call) =>
          el(
            'li',
            {},
            el(
              'button',
              {
                class: `history-row ${call.verdict}`,
                attributes: { type: 'button', ...(call.id === current ? { 'aria-current': 'true' } : {}) },
                on: { click: () => onChoice(call.id) },
              },
              el('span', { class: 'sign', attributes: { 'aria-hidden': 'true' } }, VERDICT_SIGNS[call.verdict]),
              el('span', { class: 'hidden-text', text: VERDICT_TEXTS[call.verdict] }),
              el('b', {}, `#${call.id} ${call.service}`),
              call.change === undefined
                ? undefined
                : el('em', {}, `#${call.of} `, el('span', { text: CHANGE_TEXTS[call.change] })),
              el('span', { class: 'answer' }, call.answer),
              el('time', { attributes: { datetime: call.at } }, new Date(call.at).toLocaleTimeString('en-GB')),
            ),
          ),
        ),
      )
    },
  }
}
