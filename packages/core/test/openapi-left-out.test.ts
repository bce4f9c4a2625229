import { expect, it, vi } from 'vitest'
import { describeSnap } from '../src/describe-snap.ts'

vi.mock('#openapi', () => import('../src/openapi/left-out.ts'))

it('snap.openapi() says so where a bundle for the edge has left it out', () => {
  expect(() => describeSnap({} as never)).toThrow(expect.objectContaining({ code: 'OPENAPI_LEFT_OUT' }))
})
