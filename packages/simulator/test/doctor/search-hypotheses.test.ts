import { expect, it } from 'vitest'
import type { Hypothesis } from '../../src/doctor/hypothesis.ts'
import { createJudge } from '../../src/doctor/judge.ts'
import type { Evidence, Rule } from '../../src/doctor/rule.ts'
import { RULES } from '../../src/doctor/rules/index.ts'
import { searchHypotheses } from '../../src/doctor/search-hypotheses.ts'
import { describeUsual, listUsualHypotheses } from '../../src/doctor/usual-hypotheses.ts'
import { asymmetric, BODY, capture, gateway, hmac, rsa, secrets } from './support/signed-call.ts'

function prepare(signature: Buffer, body = BODY) {
  const call = capture({ signature, body })
  const evidence: Evidence = { call, keys: gateway.given, otherKeys: [], secrets, isTokenRequest: false }
  const question = { call, keys: gateway.given, secrets, signature: 'asymmetric' } as const
  const usual: readonly Hypothesis[] = listUsualHypotheses(question, describeUsual(question))
  return { evidence, usual, judge: createJudge() }
}

it('tries no more than it may, and says that it was cut short', () => {
  const { evidence, usual, judge } = prepare(hmac('x'))
  const limits = { maxTried: 1000, maxRewrittenBytes: 1_000_000 }
  expect(searchHypotheses(usual, RULES, { evidence, judge, limits })).toEqual({ isComplete: false })
  expect(judge.tried).toBe(1000)
})

it('writes no more bodies anew than it may, and all of the body as received', () => {
  const { evidence, usual, judge } = prepare(rsa(asymmetric(BODY.replace('10000.00', '10000'))))
  const limits = { maxTried: 100_000, maxRewrittenBytes: 0 }
  const { discovery } = searchHypotheses(usual, RULES, { evidence, judge, limits })
  expect(discovery?.deviations.map(({ rule }) => rule)).toEqual(['body-numbers'])
  const twice = prepare(rsa(asymmetric('{"a": 10000}')), '{"a":10000.00}')
  const cut = searchHypotheses(twice.usual, RULES, { evidence: twice.evidence, judge: twice.judge, limits })
  expect(cut).toEqual({ isComplete: false })
})

it('names every rule once, by its name', () => {
  const names = RULES.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

it('drops what changes nothing, and what bears on nothing', () => {
  let asked = 0
  const idle: Rule = {
    name: 'idle',
    field: 'path',
    vary: ({ path }) => {
      asked++
      return [path, path, '/other', '/other'].map((text) => ({ change: { path: text }, cause: '', fix: '' }))
    },
  }
  const foreign: Rule = { ...idle, name: 'foreign', field: 'accessToken' }
  const { evidence, usual, judge } = prepare(hmac('x'))
  expect(searchHypotheses(usual, [idle, foreign], { evidence, judge })).toEqual({ isComplete: true })
  expect({ asked, tried: judge.tried }).toEqual({ asked: 1, tried: 2 })
})
