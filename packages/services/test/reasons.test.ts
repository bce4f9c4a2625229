import { OUTCOMES } from '@snap-sdk/core'
import { REASONS } from '@snap-sdk/services'
import { describe, expect, it } from 'vitest'

describe('REASONS', () => {
  it('has one for every outcome', () => {
    expect(Object.keys(REASONS).sort()).toStrictEqual(Object.keys(OUTCOMES).sort())
    expect(Object.keys(REASONS)).toHaveLength(63)
  })

  it.each(Object.entries(REASONS))('%s: two texts of 1 to 64 characters, plain', (_, { english, indonesia }) => {
    for (const text of [english, indonesia]) expect(text).toMatch(/^[A-Z][\x20-\x7e]{1,63}$/)
    expect(english).not.toBe(indonesia)
  })

  it('tells outcomes apart', () => {
    for (const language of ['english', 'indonesia'] as const) {
      const texts = Object.values(REASONS).map((reason) => reason[language])
      expect(new Set(texts).size).toBe(texts.length)
    }
  })
})
