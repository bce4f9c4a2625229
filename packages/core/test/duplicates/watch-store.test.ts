import { describe, expect, it, type Mock, vi } from 'vitest'
import { type DuplicateStore, memoryDuplicateStore, type WarnOfStore } from '../../src/index.ts'
import { openMerchant } from '../support/merchant.ts'

type Watch = NonNullable<DuplicateStore['watch']>

function open(watch: Watch) {
  return openMerchant({ duplicates: { ...memoryDuplicateStore(), watch } })
}

/** A store whose warnings a test says, and the end of its watch. */
function watched() {
  const heard: WarnOfStore[] = []
  const stop: Mock<() => void> = vi.fn()
  const watch: Mock<Watch> = vi.fn((warn) => {
    heard.push(warn)
    return stop
  })
  return { watch, stop, say: (...said: Parameters<WarnOfStore>) => heard[0]?.(...said) }
}

describe('a store that looks after itself', () => {
  it('is watched once, from createSnap to close, and not after', async () => {
    const { watch, stop, say } = watched()
    const merchant = open(watch)
    await merchant.call()
    expect(watch).toHaveBeenCalledTimes(1)
    const error = new Error('why')
    say('DUPLICATES_MAY_BE_EVICTED', 'it evicts')
    say('DUPLICATES_MAY_BE_LOST', 'it was restarted', error)
    expect(merchant.events.slice(1)).toEqual([
      { type: 'warning', code: 'DUPLICATES_MAY_BE_EVICTED', message: 'it evicts' },
      { type: 'warning', code: 'DUPLICATES_MAY_BE_LOST', message: 'it was restarted', error },
    ])
    expect(stop).not.toHaveBeenCalled()
    await Promise.all([merchant.snap.close(), merchant.snap.close()])
    expect(stop).toHaveBeenCalledTimes(1)
    say('DUPLICATES_MAY_BE_EVICTED', 'it evicts')
    expect(merchant.events).toHaveLength(3)
  })

  it('may say something before it has begun', () => {
    const merchant = open((warn) => {
      warn('DUPLICATES_IN_ONE_PROCESS', 'here')
      return () => {}
    })
    expect(merchant.warnings()).toEqual(['DUPLICATES_IN_ONE_PROCESS'])
  })

  it('and throws at the start is a warning', async () => {
    const error = new Error('ECONNREFUSED')
    const merchant = open(() => {
      throw error
    })
    expect(merchant.events).toMatchObject([{ code: 'DUPLICATE_STORE_UNWATCHED', error }])
    expect((await merchant.call()).code).toBe('2002400')
    await merchant.snap.close()
  })

  it.each<[string, unknown]>([
    ['throws at the end', () => raise()],
    ['gives back what ends nothing', 'stop'],
  ])('and %s is a warning, and the Snap closes', async (_, stop) => {
    const merchant = open((() => stop) as Watch) // what a broken store gives
    expect(merchant.warnings()).toEqual([])
    await merchant.snap.close()
    expect(merchant.warnings()).toEqual(['DUPLICATE_STORE_UNWATCHED'])
  })
})

function raise(): never {
  throw new Error('it is gone')
}
