import type { RequestListener } from 'node:http'
import type { ConformanceReport } from '../../src/conformance/conformance-case.ts'
import type { Numbers } from '../../src/conformance/numbers.ts'
import { type ConformanceOptions, runConformance } from '../../src/conformance/run-conformance.ts'
import { createGateway } from '../../src/gateway.ts'
import type { SignatureScheme } from '../../src/sign.ts'
import { listen } from '../right-merchants/listen.ts'
import { createCaller, type Onboarding, onboard } from '../right-merchants/onboarding.ts'

/** The gateway, and a second partner. Their keys are as short as that of NICEPAY's sandbox: they sign some ten thousand calls. */
const CALLERS = [
  createCaller('IONPAYTEST', { modulusLength: 1024 }),
  createCaller('PARTNERTWO', { modulusLength: 1024 }),
] as const

/** What the merchants of these tests have, as somebody who checks them names it. */
export const PLANTED: Partial<Numbers> = {
  staysOpen: '701589101115',
  paid: '701589101111',
  expired: '701589101112',
  unknown: '701589109999',
}

interface MerchantOptions {
  readonly signature?: SignatureScheme | undefined
  readonly tokenSeconds?: number | undefined
}

/** Serves a merchant that knows two partners, and runs the check against it. */
export async function checkMerchant(
  createMerchant: (onboarding: Onboarding) => RequestListener,
  { signature = 'client-id', tokenSeconds = 900, numbers, ...options }: MerchantOptions & ConformanceOptions = {},
): Promise<ConformanceReport> {
  const { url, close } = await listen(createMerchant(onboard(CALLERS, { signature, tokenSeconds })))
  try {
    const [gateway, secondPartner] = CALLERS.map((caller) => createGateway({ ...caller, signature, target: url }))
    if (gateway === undefined) throw new Error('there are two callers')
    return await runConformance(gateway, { secondPartner, numbers: { ...PLANTED, ...numbers }, ...options })
  } finally {
    await close()
  }
}

/** The names of the cases that ended so. */
export function namesOf({ results }: ConformanceReport, verdict: 'passed' | 'failed' | 'skipped'): string[] {
  return results.filter(({ outcome }) => outcome.verdict === verdict).map(({ name }) => name)
}

/** Why cases failed, for whoever reads of it. */
export function reasonsOf({ results }: ConformanceReport): string {
  return results
    .flatMap(({ name, outcome }) => (outcome.verdict === 'failed' ? `${name}: ${outcome.reason}` : []))
    .join('\n')
}
