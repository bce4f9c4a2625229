import type { DuplicateStore, WarnOfStore } from './duplicate-store.ts'

/**
 * Lets a store look after itself, where it does.
 *
 * @param warn Told until the watch has ended, and not after. What the store throws at the start or the end is told as `DUPLICATE_STORE_UNWATCHED`.
 * @returns What ends the watch, once. Neither throws.
 */
export function watchStore(store: DuplicateStore, warn: WarnOfStore): () => void {
  let stop: (() => void) | undefined
  let ended = false
  try {
    stop = store.watch?.((code, message, error) => {
      if (!ended) warn(code, message, error)
    })
  } catch (error) {
    warn('DUPLICATE_STORE_UNWATCHED', 'the duplicate store failed to look after itself: it warns of nothing', error)
  }
  return () => {
    if (ended) return
    ended = true
    try {
      stop?.()
    } catch (error) {
      warn('DUPLICATE_STORE_UNWATCHED', 'the duplicate store failed to end its watch', error)
    }
  }
}
