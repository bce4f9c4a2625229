import { generateKeyPair, type KeyObject, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type { ServiceCodes } from '../answer/judge-answer.ts'
import { type Exchange, type Gateway, INQUIRY_PATH } from '../gateway.ts'
import { SERVICE_PATHS } from '../service-paths.ts'
import type { Bench, Caller, Deviation } from './bench.ts'
import { type Amount, BODIES, randomDigits, readAmount } from './bodies.ts'
import { type Evidence, sendForEvidence } from './evidence.ts'
import type { Numbers } from './numbers.ts'
import { createOpenNumbers } from './open-numbers.ts'

/** What all cases of one run share. */
export interface BenchOptions {
  readonly numbers: Numbers
  readonly serviceCodes: ServiceCodes
  readonly slow: boolean
  readonly patienceMilliseconds: number
  readonly secondPartner: Gateway | undefined
}

/** Makes the benches of one run: each case gets its own, and its calls are added to its evidence. */
export type OpenBench = (evidence: Evidence) => Bench

/** A key that no merchant knows: one for the process, since making it takes longer than many cases. */
let forgersKeys: Promise<{ readonly privateKey: KeyObject }> | undefined

/**
 * Prepares the callers of one run: each call has its own connection and is given up after the run's patience.
 *
 * @throws Error when the gateway cannot sign, as without the client secret of the symmetric scheme.
 */
export async function prepareBenches(
  gateway: Gateway,
  { secondPartner, patienceMilliseconds, ...options }: BenchOptions,
): Promise<OpenBench> {
  const limits = { keepAlive: false, timeoutMilliseconds: patienceMilliseconds }
  const partner = gateway.derive(limits)
  await partner.prepare(INQUIRY_PATH, '', { accessToken: 'to see whether it can sign' })
  forgersKeys ??= promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const { privateKey } = await forgersKeys
  const callers: Readonly<Record<Caller, Gateway>> = {
    partner,
    forger: partner.derive({ privateKey, clientSecret: randomBytes(32).toString('base64') }),
    stranger: partner.derive({ clientId: `NOBODY${randomDigits(8)}` }),
    'second partner': (secondPartner ?? partner).derive(limits),
    impostor: (secondPartner ?? partner).derive({ ...limits, clientId: partner.identity.clientId }),
  }
  const inquire = (payNo: string): Promise<Exchange> => partner.inquire(BODIES.inquiry({ payNo }))
  const openNumbers = createOpenNumbers(options.numbers.open)
  let usualAmount: Amount | undefined

  return (evidence) => {
    const bench: Bench = {
      ...options,
      identity: partner.identity,
      hasSecondPartner: secondPartner !== undefined,
      now: () => partner.now(),
      accessToken: (caller = 'partner') => callers[caller].accessToken(),
      holdsClientSecret: (text) => partner.holdsClientSecret(text),

      async buildBody(service, { payNo = options.numbers.staysOpen, amount } = {}) {
        if (service !== 'payment') return BODIES[service]({ payNo })
        usualAmount ??= readAmount((await inquire(options.numbers.staysOpen)).response)
        return BODIES.payment({ payNo, amount: amount ?? usualAmount })
      },

      async prepare(service, { caller = 'partner', body, payNo, amount, ...overrides } = {}) {
        const sent = body ?? (await bench.buildBody(service, { payNo, amount }))
        if (service === 'token') return callers[caller].prepareToken(sent, overrides)
        return callers[caller].prepare(SERVICE_PATHS[service], sent, await withToken(caller, overrides))
      },

      send: (request) => sendForEvidence(partner, request, evidence),
      call: async (service, deviation) => bench.send(await bench.prepare(service, deviation)),
      takeOpenBill: () => openNumbers.take((payNo) => bench.call('inquiry', { payNo })),
    }
    return bench
  }

  /** A forger and a stranger come with a token of the partner: it is not what they are refused for. */
  async function withToken(caller: Caller, overrides: Deviation): Promise<Deviation> {
    const { signature = partner.identity.signature } = overrides
    if (overrides.accessToken !== undefined || signature === 'asymmetric') return overrides
    return { ...overrides, accessToken: await callers[caller === 'second partner' ? caller : 'partner'].accessToken() }
  }
}
