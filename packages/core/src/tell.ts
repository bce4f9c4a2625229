/** Calls a listener. What it throws, or rejects with, must change nothing: an async function fits its type too. */
export function tell(listener: () => unknown): void {
  try {
    const told = listener()
    if (told !== undefined) Promise.resolve(told).catch(() => {})
  } catch {}
}
