import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { samplesOfTime } from '../src/profile/profile-calls.ts'
import { shareByPiece } from '../src/profile/share-by-piece.ts'

it('gives each file of the sources its share, and leaves out idle time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'snap-profile-'))
  const file = join(folder, 'packages/core/dist/index.js')
  mkdirSync(join(folder, 'packages/core/dist'), { recursive: true })
  writeFileSync(file, '\n// src/duplicates/lease.ts\nfunction renew() {}\n// src/snap.ts\nfunction handle() {}\n')
  const url = pathToFileURL(file).href
  const node = (id: number, functionName: string, lineNumber: number, of = url) => ({
    id,
    callFrame: { functionName, lineNumber, columnNumber: 0, scriptId: '1', url: of },
  })
  const profile = {
    startTime: 0,
    endTime: 100,
    nodes: [
      node(1, 'renew', 2),
      node(2, 'handle', 4),
      node(3, '(garbage collector)', -1, ''),
      node(4, '(idle)', -1, ''),
      node(5, 'update', 10, 'node:internal/crypto/hash'),
    ],
    samples: [1, 2, 3, 4, 5],
    timeDeltas: [0, 40, 30, 20, 1000, 10],
  }
  const shares = shareByPiece(samplesOfTime(profile)).map(({ piece, share, functions }) => [
    piece,
    share,
    functions[0]?.name,
  ])
  rmSync(folder, { recursive: true, force: true })
  expect(shares).toEqual([
    ['core/duplicates/lease', 0.4, 'renew'],
    ['core/snap', 0.3, 'handle'],
    ['garbage collection', 0.2, '(garbage collector)'],
    ['node:crypto', 0.1, 'update'],
  ])
})
