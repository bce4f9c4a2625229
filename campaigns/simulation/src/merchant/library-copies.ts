import type { Gateway } from '@snap-sdk/core'
import { DIALECTS, type TakeSimulated } from '../gateway/dialects.ts'
import type { DialectName } from '../plan/plan.ts'
import type { Library, LoadLibrary } from '../world/bundle.ts'
import { createSlot, type Slot } from '../world/start-process.ts'

/** A copy of the library with globals of its own. One process has it at a time. */
export interface LibraryCopy {
  readonly slot: Slot
  readonly library: Library
  /** What the handlers of its gateways do at present. */
  take: TakeSimulated
  gatewayOf(dialect: DialectName): Gateway
}

/** Loading takes longer than a whole world: copies are used again, by world after world. */
export interface Copies {
  take(): LibraryCopy
  /** Its process has ended. */
  giveBack(copy: LibraryCopy): void
}

export function createCopies(load: LoadLibrary): Copies {
  const free: LibraryCopy[] = []
  return {
    take: () => free.pop() ?? loadCopy(load),
    giveBack: (copy) => free.push(copy),
  }
}

function loadCopy(load: LoadLibrary): LibraryCopy {
  const slot = createSlot()
  const library = load(slot.globals)
  const gateways = new Map<DialectName, Gateway>()
  const copy: LibraryCopy = {
    slot,
    library,
    take: () => Promise.reject(new Error('no process has this copy')),
    gatewayOf(name) {
      const made =
        gateways.get(name) ?? DIALECTS[name].makeGateway(library, (payment, context) => copy.take(payment, context))
      gateways.set(name, made)
      return made
    },
  }
  return copy
}
