import type { RequestListener } from 'node:http'
import type { ConformanceReport } from '../../src/conformance/conformance-case.ts'
import { type ConformanceOptions, runConformance } from '../../src/conformance/run-conformance.ts'
import { createGateway } from '../../src/gateway.ts'
import type { SignatureScheme } from '../../src/sign.ts'
import { listen } from '../right-merchants/listen.ts'
import { createCaller, type Onboarding, onboard } from '../right-merchants/onboarding.ts'

/** The gateway, and a second partner. */
const CALLERS = [createCaller('IONPAYTEST'), createCaller('PARTNERTWO')] as const

interface MerchantOptions {
  readonly signature?: SignatureScheme | undefined
  readonly tokenSeconds?: number | undefined
}

/** Serves a merchant that knows two partners, and runs the check against it. */
export async function checkMerchant(
  createMerchant: (onboarding: Onboarding) => RequestListener,
  { signature = 'client-id', tokenSeconds = 900, ...options }: MerchantOptions & ConformanceOptions = {},
): Promise<ConformanceReport> {
  const { url, close } = await listen(createMerchant(onboard(CALLERS, { signature, tokenSeconds })))
  try {
    const [gateway, secondPartner] = CALLERS.map((caller) => createGateway({ ...caller, signature, target: url }))
    if (gateway === undefined) throw new Error('there are two callers')
    return await runConformance(gateway, { secondPartner, ...options })
  } finally {
    await close()
  }
}

/** The names of the cases that ended so. */
export function namesOf({ results }: ConformanceReport, verdict: 'passed' | 'failed' | 'skipped'): string[] {
  return results.filter(({ outcome }) => outcome.verdict === verdict).map(({ name }) => name)
}
