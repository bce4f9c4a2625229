import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Sample } from './profile-calls.ts'

/** What one piece of the code has of a profile. */
export interface Share {
  readonly piece: string
  /** 0 to 1. */
  readonly share: number
  /** Its functions with the greatest shares, the greatest first. */
  readonly functions: readonly { readonly name: string; readonly share: number }[]
}

const FUNCTIONS_SHOWN = 5

/** The shares of each piece, by what its functions have themselves: what they call counts for whoever owns that. */
export function shareByPiece(samples: readonly Sample[]): readonly Share[] {
  const byPiece = new Map<string, Map<string, number>>()
  for (const { callFrame, cost } of samples) {
    const piece = pieceOf(callFrame)
    const functions = byPiece.get(piece) ?? new Map<string, number>()
    byPiece.set(piece, functions)
    const name = callFrame.functionName || '(anonymous)'
    functions.set(name, (functions.get(name) ?? 0) + cost)
  }
  const whole = sum(samples.map(({ cost }) => cost))
  return [...byPiece]
    .map(([piece, functions]) => ({
      piece,
      share: sum(functions.values()) / whole,
      functions: [...functions]
        .map(([name, cost]) => ({ name, share: cost / whole }))
        .sort((one, other) => other.share - one.share)
        .slice(0, FUNCTIONS_SHOWN),
    }))
    .sort((one, other) => other.share - one.share)
}

/** A file of our sources, as `core/duplicates/lease`; what is Node's own, or the engine's. */
function pieceOf({ url, functionName, lineNumber }: Sample['callFrame']): string {
  if (functionName === '(garbage collector)') return 'garbage collection'
  if (url.startsWith('node:')) return url.replace(/^node:internal\//, 'node:').replace(/^(node:[^/]+).*/, '$1')
  const [, name = '', file = ''] = /packages\/(\w+)\/dist\/(.+)\.js$/.exec(url) ?? []
  if (name === '') return url === '' ? 'the engine itself' : 'the bench'
  return `${name}/${file === 'index' ? sourceAt(url, lineNumber) : file}`
}

const sources = new Map<string, readonly string[]>()

/** The source that a line of a build is from: the build names each in a comment above it. */
function sourceAt(url: string, lineNumber: number): string {
  let lines = sources.get(url)
  if (lines === undefined) {
    let source = ''
    lines = readFileSync(fileURLToPath(url), 'utf8')
      .split('\n')
      .map((line) => {
        source = /^\/\/ src\/(.+)\.ts$/.exec(line)?.[1] ?? source
        return source
      })
    sources.set(url, lines)
  }
  return lines[lineNumber] ?? ''
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const each of numbers) total += each
  return total
}
