/** No answer of SNAP is nested near as deep, and what walks a body would run out of stack. */
const DEEPEST = 100

/** Parses what a server answered; `undefined` for what is no JSON, or is nested more than 100 deep. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return isDeep(text) ? undefined : value
  } catch {
    return undefined
  }
}

function isDeep(json: string): boolean {
  let depth = 0
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/g)) {
    if (token === '[' || token === '{') depth++
    else if (token === ']' || token === '}') depth--
    if (depth > DEEPEST) return true
  }
  return false
}
