import type { Exported } from '../messages.ts'
import { el, tell } from './dom.ts'
import type { TextKey } from './texts.ts'

/** Where a text to take away is shown. */
export interface ExportDialog {
  readonly element: HTMLDialogElement
  open(exported: Exported, note: TextKey): void
}

/** Makes the dialog: closed by its button or by Escape, and the focus goes back to where it was. */
export function createExportDialog(): ExportDialog {
  const title = el('h2', {})
  const note = el('p', { class: 'soft' })
  const text = el('pre', { label: 'takeAway', attributes: { tabindex: '0', role: 'region' } })
  const actions = el('p', { class: 'buttons' })
  const element = el('dialog', { class: 'card export', label: 'takeAway' }, title, note, text, actions)

  function open({ fileName, text: exported }: Exported, noteText: TextKey): void {
    title.textContent = fileName
    tell(note, noteText)
    text.textContent = exported
    const copy = el('button', {
      class: 'primary',
      text: 'copy',
      attributes: { type: 'button' },
      on: { click: () => void navigator.clipboard.writeText(exported).then(() => tell(copy, 'copied')) },
    })
    const file = URL.createObjectURL(new Blob([exported], { type: 'application/octet-stream' }))
    const save = el('a', {
      class: 'button',
      text: 'download',
      values: { file: fileName },
      attributes: { href: file, download: fileName },
    })
    const close = el('button', { text: 'close', attributes: { type: 'button' }, on: { click: () => element.close() } })
    actions.replaceChildren(copy, save, close)
    element.addEventListener('close', () => URL.revokeObjectURL(file), { once: true })
    element.showModal()
  }

  return { element, open }
}
