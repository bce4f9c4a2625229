import { describe, expect, test } from 'vitest'
import { findLosses } from '../src/find-losses.ts'
import { explainError } from '../src/redis-duplicate-store-error.ts'
import type { ServerFacts } from '../src/server-facts.ts'

const MASTER: ServerFacts = {
  address: 'a',
  policy: 'noeviction',
  isReplica: false,
  runId: 'run-1',
  history: 'h-1',
  offset: 100,
  formerHistory: '0',
  formerOffset: -1,
}
const OTHER: ServerFacts = { ...MASTER, address: 'b', runId: 'run-2', history: 'h-2' }

describe('between two looks', () => {
  test.each<[string, readonly ServerFacts[], Partial<ServerFacts>]>([
    ['a master that goes on', [MASTER], { offset: 200 }],
    ['the first look', [], {}],
    ['a master more in the cluster', [MASTER], { ...OTHER }],
    ['a master that begins a new history, since no replica followed it', [MASTER], { history: 'h-3' }],
    ['a server that may not be asked', [MASTER], { history: '', runId: '' }],
    ['a replica', [MASTER], { isReplica: true, history: 'h-3', runId: 'run-3' }],
  ])('%s has lost nothing', (_, before, changes) => {
    expect(findLosses(before, [{ ...MASTER, ...changes }])).toEqual([])
  })

  test.each<[string, Partial<ServerFacts>, string]>([
    ['a history that went back', { offset: 90 }, 'went back by 10 bytes'],
    [
      'a replica that took over in time',
      { ...OTHER, history: 'h-3', formerHistory: 'h-1', formerOffset: 121 },
      'it took over from the master: what was acknowledged in the last moments may be missing',
    ],
    [
      'a replica that took over and lacks something',
      { ...OTHER, history: 'h-3', formerHistory: 'h-1', formerOffset: 91 },
      'it took over from the master and lacks at least 10 bytes',
    ],
    [
      'a master that was a replica in between',
      { history: 'h-3', formerHistory: 'h-1', formerOffset: 101 },
      'became the master again',
    ],
    ['a server that was restarted', { history: 'h-3', runId: 'run-3' }, 'it was restarted'],
  ])('%s may have', (_, changes, message) => {
    expect(findLosses([OTHER, MASTER], [{ ...MASTER, ...changes }])).toEqual([expect.stringContaining(message)])
  })
})

test.each([
  ['LOADING Redis is loading the dataset in memory', 'LOADING'],
  ['ERR Error running script (call to f_1): @user_script:1: @user_script: 1: -READONLY You can’t write', 'READONLY'],
  ['NOREPLICAS Not enough good replicas to write.', 'NOREPLICAS'],
  ['ERR no such thing as LOADINGS', undefined],
  ['Socket closed unexpectedly', undefined],
])('%s is told by its code', (message, code) => {
  const error = new Error(message)
  const explained = explainError(error)
  if (code === undefined) expect(explained).toBe(error)
  else expect(explained).toMatchObject({ name: 'RedisDuplicateStoreError', code })
})
