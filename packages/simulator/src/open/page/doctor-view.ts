import type { Diagnosis, Facts } from '../messages.ts'
import { el, labelled, newId, select, tell, textInput } from './dom.ts'
import { say } from './language.ts'
import { askDoctor } from './server.ts'
import type { Shell } from './shell.ts'
import type { TextKey } from './texts.ts'

/** The view in which a captured call is explained. */
export interface DoctorView {
  readonly element: HTMLElement
  /** Takes a file that was dropped anywhere on the page. */
  take(file: File): void
}

const SIGNS: Readonly<Record<Diagnosis['verdict'], string>> = { verifies: '✓', explained: '✕', unexplained: '?' }

/** Makes the view: the call at the left, what is the matter with it at the right. */
export function createDoctorView({ gateways }: Facts, shell: Shell): DoctorView {
  let file: File | undefined
  const inputId = newId()
  const chosen = el('span', { class: 'soft' })
  const picker = el('input', {
    id: inputId,
    attributes: { type: 'file' },
    on: {
      change: () => {
        const [picked] = picker.files ?? []
        if (picked !== undefined) take(picked)
      },
    },
  })
  const zone = el(
    'div',
    {
      class: 'drop',
      on: {
        dragover: () => zone.classList.add('over'),
        dragleave: () => zone.classList.remove('over'),
        drop: () => zone.classList.remove('over'),
      },
    },
    el('label', { text: 'drop', attributes: { for: inputId } }),
    picker,
    chosen,
  )
  const pasted = el('textarea', { attributes: { rows: '10', spellcheck: 'false' } })
  const nth = textInput('', { inputmode: 'numeric' })
  const gateway = select(
    [{ value: '', text: 'anyGateway' }, ...gateways.map(({ name, title }) => ({ value: name, name: title }))],
    '',
  )
  const publicKey = el('textarea', { attributes: { rows: '4', spellcheck: 'false' } })
  const askButton = el('button', { class: 'primary', text: 'ask', attributes: { type: 'submit' } })
  const heading = el('h2', { text: 'diagnosis', attributes: { tabindex: '-1' } })
  const content = el('div', {}, el('p', { class: 'soft', text: 'noDiagnosisYet' }))
  const form = el(
    'form',
    {
      class: 'composer card',
      on: {
        submit: (event) => {
          event.preventDefault()
          ask()
        },
      },
    },
    el('h2', { text: 'doctorTitle' }),
    el('p', { class: 'soft', text: 'doctorIntro' }),
    zone,
    labelled({ text: 'paste', control: pasted }),
    labelled({ text: 'nth', control: nth, class: 'narrow' }),
    labelled({ text: 'gateway', control: gateway, class: 'narrow' }),
    labelled({ text: 'publicKey', control: publicKey, hint: 'publicKeyHint' }),
    el('p', { class: 'send-line' }, askButton),
  )
  const element = el(
    'div',
    { class: 'view doctor-view' },
    form,
    el('section', { class: 'card side diagnosis', label: 'diagnosis' }, heading, content),
  )

  function take(taken: File): void {
    file = taken
    pasted.value = ''
    tell(chosen, 'chosenFile', { file: taken.name, bytes: taken.size })
    ask()
  }

  function ask(): void {
    void shell.attempt(
      async () => {
        const source = pasted.value === '' ? file : new Blob([pasted.value])
        if (source === undefined) return shell.complain(say('emptyCapture'))
        const number = Number(nth.value)
        const key = publicKey.value.trim()
        const diagnosis = await askDoctor({
          capture: await toBase64(source),
          ...(nth.value.trim() === '' ? {} : { nth: number }),
          ...(gateway.value === '' ? {} : { gateway: gateway.value }),
          ...(key === '' ? {} : { publicKey: key }),
        })
        content.replaceChildren(...showDiagnosis(diagnosis))
        shell.announce(say(diagnosis.verdict))
        heading.focus()
      },
      { busy: askButton, busyText: 'sending' },
    )
  }

  return { element, take }
}

function showDiagnosis(diagnosis: Diagnosis): HTMLElement[] {
  const { verdict, paragraph, causes, troubles, notes, keys, signature, tried } = diagnosis
  const english = { lang: 'en' }
  const section = (title: TextKey, ...items: HTMLElement[]): HTMLElement[] =>
    items.length === 0 ? [] : [el('section', { class: 'part-of' }, el('h3', { text: title }), ...items)]
  const kind =
    verdict === 'unexplained'
      ? 'no-answer'
      : verdict === 'verifies' && troubles.length === 0
        ? 'as-expected'
        : 'finding'
  return [
    el(
      'div',
      { class: `verdict ${kind}` },
      el(
        'p',
        { class: 'headline' },
        el('span', { class: 'sign', attributes: { 'aria-hidden': 'true' } }, SIGNS[verdict]),
        el('strong', { text: verdict }),
      ),
    ),
    ...section(
      'causes',
      ...causes.map(({ rule, cause, fix }) =>
        el(
          'article',
          { class: 'cause', attributes: english },
          el('p', {}, el('code', {}, rule)),
          el('p', {}, cause),
          el('p', { class: 'fix' }, fix),
        ),
      ),
    ),
    ...section(
      'troubles',
      ...troubles.map(({ problem, fix }) =>
        el('article', { class: 'cause', attributes: english }, el('p', {}, problem), el('p', { class: 'fix' }, fix)),
      ),
    ),
    ...section(
      'notes',
      ...(notes.length === 0
        ? []
        : [el('ul', { class: 'notes', attributes: english }, ...notes.map((note) => el('li', {}, note)))]),
    ),
    ...section(
      'keyFacts',
      ...keys.map(({ source, kind, fingerprint, madeSignature }) =>
        el(
          'p',
          {},
          el('span', { attributes: english }, `${source}: ${kind}, `),
          el('b', { text: madeSignature === null ? 'notAsked' : madeSignature ? 'madeIt' : 'madeItNot' }),
          el('br'),
          el('code', {}, `SHA-256 ${fingerprint}`),
        ),
      ),
    ),
    el(
      'details',
      { class: 'paragraph', attributes: { open: causes.length === 0 } },
      el('summary', { text: 'oneParagraph' }),
      el('p', { attributes: english }, paragraph),
    ),
    el('p', { class: 'soft', attributes: english }, signature),
    el('p', { class: 'soft', text: 'tried', values: { count: tried } }),
  ]
}

async function toBase64(source: Blob): Promise<string> {
  const bytes = new Uint8Array(await source.arrayBuffer())
  const chunks: string[] = []
  // As many at once as a call may have arguments.
  for (let at = 0; at < bytes.length; at += 32_768) chunks.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)))
  return btoa(chunks.join(''))
}
