/** Who waits for the end of running entries of one process. */
export interface SettledListeners<Entry> {
  /**
   * Tells a listener, once, when all of these entries have ended; where there are none, at once.
   *
   * @returns What takes the listener back.
   */
  add(running: readonly Entry[], listener: () => void): () => void
  /** Says that an entry has ended. */
  tell(entry: Entry): void
}

/** Listeners are called in a microtask, so that none runs in the middle of a store's step. */
export function createSettledListeners<Entry>(): SettledListeners<Entry> {
  const byEntry = new Map<Entry, Set<() => void>>()
  return {
    add(running, listener) {
      let open = running.length
      let takenBack = false
      const tellListener = () => queueMicrotask(() => !takenBack && listener())
      const onEnd = () => {
        open--
        if (open === 0) tellListener()
      }
      for (const entry of running) {
        const waiting = byEntry.get(entry) ?? new Set()
        byEntry.set(entry, waiting.add(onEnd))
      }
      if (open === 0) tellListener()
      return () => {
        takenBack = true
        for (const entry of running) {
          const waiting = byEntry.get(entry)
          if (waiting?.delete(onEnd) && waiting.size === 0) byEntry.delete(entry)
        }
      }
    },
    tell(entry) {
      const waiting = byEntry.get(entry)
      if (waiting === undefined) return
      byEntry.delete(entry)
      for (const onEnd of waiting) onEnd()
    },
  }
}
