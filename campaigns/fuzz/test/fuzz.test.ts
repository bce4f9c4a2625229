import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addToCorpus, CORPUS_FOLDER, readCorpus } from '../src/corpus.ts'
import { defineTarget, mustHold } from '../src/fuzz-target.ts'
import { runTarget } from '../src/run-target.ts'
import { TARGETS } from '../src/targets/index.ts'

describe('the promises hold for the corpus and for a few inputs more', () => {
  it.each(TARGETS)(
    '$name',
    async (target) => {
      const runs = Math.ceil(target.runs / 200)
      const { tried, finding } = await runTarget(target, { seed: 1, runs, limitSeconds: 90 })
      expect(finding).toBeUndefined()
      expect(tried).toBeGreaterThanOrEqual(
        (target.known ?? []).length + readCorpus(target.name).length + Math.min(runs, 1),
      )
    },
    100_000,
  ) // a busy machine takes its time over the regular expressions

  it('keeps no corpus of a target that is gone', () => {
    const kept = readdirSync(CORPUS_FOLDER).filter((file) => file.endsWith('.json'))
    const names = TARGETS.map(({ name }) => `${name}.json`)
    expect(kept.filter((file) => !names.includes(file))).toEqual([])
  })
})

describe('a broken promise', () => {
  const opened = { closed: 0 }
  const fussy = defineTarget<number[]>({
    name: 'fussy',
    promise: 'no input holds a number above 1000',
    runs: 1_000,
    inputs: fc.array(fc.nat(5_000)),
    async open() {
      return {
        check: (numbers) => mustHold(!numbers.some((number) => number > 1_000), 'one is above 1000'),
        async close() {
          opened.closed++
        },
      }
    },
  })

  it('is found, its input made as small as it can be, and the target closed', async () => {
    const { finding } = await runTarget(fussy, { seed: 7, runs: 1_000, limitSeconds: 90 })
    expect(finding).toEqual({ input: [1_001], problem: 'one is above 1000' })
    expect(opened.closed).toBe(1)
  })

  it('is found by an input of the corpus, before any random one', async () => {
    const corpus = [{ note: 'once', input: [4_000] }]
    const { finding } = await runTarget(fussy, { seed: 7, runs: 0, limitSeconds: 15, corpus })
    expect(finding?.problem).toBe('one is above 1000')
  })

  it('is found when a check throws anything else, with the place', async () => {
    const thrower = { ...fussy, open: async () => ({ check: () => JSON.parse('{') }) }
    const { finding } = await runTarget(thrower, { seed: 7, runs: 1, limitSeconds: 90 })
    expect(finding?.problem).toMatch(/^SyntaxError: .*\n {4}at /)
  })
})

describe('the corpus', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'snap-corpus-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('keeps an input once', () => {
    const entry = { note: 'a body', input: { text: '\u0000é', list: [1, null] } }
    addToCorpus('some-target', entry, folder)
    addToCorpus('some-target', { ...entry, note: 'the same body' }, folder)
    expect(readCorpus('some-target', folder)).toEqual([entry])
    expect(readCorpus('another-target', folder)).toEqual([])
  })
})
