import { fail, type Result } from '../result.ts'
import type { SnapRequest } from './snap-request.ts'

/**
 * Asks, right before a handler starts, whether its answer can still reach the caller. A call whose caller has gone need not begin: nobody would
 * learn of it, and a retry runs it as well. What has begun is never ended by this.
 *
 * @returns `CALLER_GONE`, or `undefined` where the caller is there. A promise only where the door has to wait for what came before.
 */
export function checkCaller({
  signal,
  isAnswerable,
}: Pick<SnapRequest, 'signal' | 'isAnswerable'>): Result<never> | undefined | Promise<Result<never> | undefined> {
  if (signal?.aborted === true) return gone()
  const answerable = isAnswerable?.() ?? true
  return typeof answerable === 'boolean' ? judge(answerable) : answerable.then(judge)
}

function judge(isAnswerable: boolean): Result<never> | undefined {
  return isAnswerable ? undefined : gone()
}

function gone(): Result<never> {
  return fail('CALLER_GONE', 'the caller had gone before the handler started: it did not run, and a retry runs it')
}
