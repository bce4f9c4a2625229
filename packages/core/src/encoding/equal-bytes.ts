/** Whether bytes are the same, in a time that depends on their number alone: for codes that a caller must not find by guessing. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let index = 0; index < a.length; index++) difference |= Number(a[index]) ^ Number(b[index])
  return difference === 0
}
