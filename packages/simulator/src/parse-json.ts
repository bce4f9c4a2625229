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
  if (!hasMore(json, DEEPEST)) return false
  let depth = 0
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/g)) {
    if (token === '[' || token === '{') depth++
    else if (token === ']' || token === '}') depth--
    if (depth > DEEPEST) return true
  }
  return false
}

/** Whether a text opens more than so many objects and lists: most open a few, and a body of a megabyte need not be split for that. */
function hasMore(json: string, count: number): boolean {
  let opened = 0
  for (const bracket of ['[', '{'])
    for (let at = json.indexOf(bracket); at !== -1 && opened <= count; at = json.indexOf(bracket, at + 1)) opened++
  return opened > count
}
