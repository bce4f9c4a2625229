/** Whether two texts are the same, in a time that depends on their length alone: for codes that a caller must not find by guessing. */
export function equalTexts(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let index = 0; index < a.length; index++) difference |= a.charCodeAt(index) ^ b.charCodeAt(index)
  return difference === 0
}
