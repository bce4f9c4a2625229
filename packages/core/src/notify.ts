/** Calls a listener. What it throws, or rejects with, must change nothing: an async function fits its type too. */
export function notify(listener: () => unknown): void {
  try {
    const heard = listener()
    if (heard !== undefined) Promise.resolve(heard).catch(() => {})
  } catch {}
}
