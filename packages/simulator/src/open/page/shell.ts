import { el, tell } from './dom.ts'
import { Refused } from './server.ts'
import type { TextKey } from './texts.ts'

/** What every view shares: one place for what went wrong, and one for what a screen reader says. */
export interface Shell {
  /** Where complaints and announcements stand. */
  readonly element: HTMLElement
  /** Does something that the simulator may refuse; its reason is shown. `busy` is off meanwhile. */
  attempt(
    work: () => Promise<void>,
    options?: { readonly busy: HTMLButtonElement; readonly busyText: TextKey },
  ): Promise<void>
  /** Says something to whoever does not see the page. */
  announce(text: string): void
  complain(text: string): void
}

/** Makes the places. */
export function createShell(): Shell {
  const status = el('p', { class: 'hidden-text', attributes: { role: 'status', 'aria-live': 'polite' } })
  const complaint = el('p', { class: 'complaint', attributes: { role: 'alert' } })
  const shell: Shell = {
    element: el('div', { class: 'shell' }, status, complaint),
    async attempt(work, options) {
      complaint.textContent = ''
      const { busy, busyText } = options ?? {}
      const before = busy?.dataset.text as TextKey | undefined // as `el` wrote it
      if (busy !== undefined && busyText !== undefined) {
        busy.disabled = true
        tell(busy, busyText)
      }
      try {
        await work()
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        shell.complain(error.message)
      } finally {
        if (busy !== undefined && before !== undefined) {
          busy.disabled = false
          tell(busy, before)
        }
      }
    },
    announce(text) {
      status.textContent = text
    },
    complain(text) {
      complaint.textContent = text
      complaint.scrollIntoView({ block: 'nearest' })
    },
  }
  return shell
}
