import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
// A context made after the flag was set has the function.
const collectGarbage: () => void = runInNewContext('gc')

/** The bytes that the heap holds after its garbage is gone. */
export function heapUsed(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}
