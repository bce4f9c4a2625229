/** Path and query of what may be a whole URL, as proxies and logs have it; a fragment never goes out. */
export function toOriginForm(target: string): string {
  const rest = target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '')
  return rest.startsWith('?') || rest === '' ? `/${rest}` : rest
}
