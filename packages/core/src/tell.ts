/** Calls a listener. What it throws, or rejects with, must change nothing: an async function fits its type too. */
export function tell(listener: () => unknown): void {
  new Promise((resolve) => resolve(listener())).catch(() => {})
}
