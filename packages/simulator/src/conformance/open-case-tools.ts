import { createPublicKey, generateKeyPair, type KeyObject, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type { ServiceCodes } from '../answer/judge-answer.ts'
import { isObject } from '../answer/judge-field.ts'
import type { CalledService } from '../dialects/called-service.ts'
import type { Exchange, Gateway, RawRequest } from '../gateway.ts'
import { parseJson } from '../parse-json.ts'
import type { ServiceName } from '../services/service.ts'
import { createBillStock, type OpenBill, PaidBefore } from './bill-stock.ts'
import { type Amount, buildBody, randomDigits, readAmount, SAMPLE_AMOUNT } from './bodies.ts'
import type { Caller, CaseTools, Deviation } from './case-tools.ts'
import { CODES } from './codes.ts'
import { addToEvidence, type Evidence, sendForEvidence } from './evidence.ts'
import { hasCode } from './judge-code.ts'
import type { Numbers } from './numbers.ts'
import { candidatesFrom, candidatesOf, type GivenBill, readRupiah } from './open-bills.ts'
import { looksUp, namesAmount, reportsMoney } from './traits.ts'

/** What all cases of one run share. */
export interface CaseToolsOptions {
  readonly numbers: Numbers
  /** Gives open bills, in place of the numbers. */
  readonly openBills: (() => Promise<readonly GivenBill[]>) | undefined
  readonly serviceCodes: ServiceCodes
  /** What is checked, but for the token. */
  readonly transactions: readonly ServiceName[]
  /** Numbers that somebody named for this merchant. */
  readonly named: readonly string[]
  readonly slow: boolean
  readonly patienceMilliseconds: number
  readonly secondPartner: Gateway | undefined
}

/** Makes the tools of one run: each case gets its own, and its calls are added to its evidence. */
export type OpenCaseTools = (evidence: Evidence) => CaseTools

/** Bills that the check can do without: where nobody named one and the merchant has none, their cases are skipped. */
export type Kind = 'paid' | 'expired' | 'unknown'

/** The tools of one run, and a look at which bills the merchant has, before any case. */
export interface PreparedTools {
  readonly openTools: OpenCaseTools
  findKinds(): Promise<void>
}

/** No bill of anybody's. */
const WRONG_AMOUNT: Amount = { value: '1.00', currency: 'IDR' }

/** Keys that no merchant knows, by their length: one for the process, since making it takes longer than many cases. */
const forgersKeys = new Map<number, Promise<{ readonly privateKey: KeyObject }>>()

/** As long as the partner's, so that a forged signature looks like a right one. */
function makeForgersKeys(partnersKey: string): Promise<{ readonly privateKey: KeyObject }> {
  const modulusLength = createPublicKey(partnersKey).asymmetricKeyDetails?.modulusLength ?? 2048
  const made = forgersKeys.get(modulusLength) ?? promisify(generateKeyPair)('rsa', { modulusLength })
  forgersKeys.set(modulusLength, made)
  return made
}

/**
 * Prepares the callers of one run: each call has its own connection and is given up after the run's patience.
 *
 * @throws Error when the gateway cannot sign, as without the client secret of the symmetric scheme.
 */
export async function prepareCaseTools(
  gateway: Gateway,
  { secondPartner, patienceMilliseconds, ...options }: CaseToolsOptions,
): Promise<PreparedTools> {
  const limits = { keepAlive: false, timeoutMilliseconds: patienceMilliseconds }
  const partner = gateway.derive(limits)
  for (const service of options.transactions) {
    await partner.prepareService(service, '', { accessToken: 'to see whether it can sign' })
  }
  const { privateKey } = await makeForgersKeys(partner.identity.publicKey)
  const callers: Readonly<Record<Caller, Gateway>> = {
    partner,
    forger: partner.derive({ privateKey, clientSecret: randomBytes(32).toString('base64') }),
    stranger: partner.derive({ clientId: `NOBODY${randomDigits(8)}` }),
    'second partner': (secondPartner ?? partner).derive(limits),
    impostor: (secondPartner ?? partner).derive({ ...limits, clientId: partner.identity.clientId }),
  }
  const lookup = options.transactions.find((service) => looksUp(describe(service)))
  const inquire =
    lookup &&
    ((number: string): Promise<Exchange> => partner.callService(lookup, buildBody(describe(lookup), { number })))
  const payment = options.transactions.map(describe).find((called) => reportsMoney(called) && namesAmount(called))
  const probe =
    payment &&
    ((number: string): Promise<Exchange> =>
      partner.callService(payment.name, buildBody(payment, { number, amount: WRONG_AMOUNT })))
  const { open, amount } = options.numbers
  const stock = createBillStock(
    options.openBills === undefined ? candidatesOf(open) : candidatesFrom(options.openBills),
    { lookup: inquire, probe, amount: amount === undefined ? undefined : readRupiah(amount) },
  )
  const onPaidBill = new WeakSet<Exchange>()
  const taken = new Map<ServiceName, Exchange>()
  const unproven = new Set<string>()
  let missing: readonly Kind[] = []
  let staying: OpenBill | undefined

  const openTools = (evidence: Evidence, isSpending = false): CaseTools => {
    const ask = lookup && ((number: string): Promise<Exchange> => tools.call(lookup, { number }))
    const tools: CaseTools = {
      ...options,
      identity: partner.identity,
      describe,
      hasToken: partner.describe('token') !== undefined,
      hasSecondPartner: secondPartner !== undefined,
      now: () => partner.now(),
      accessToken: (caller = 'partner') => callers[caller].accessToken(),
      holdsClientSecret: (text) => partner.holdsClientSecret(text),
      isMissing: (kind) => missing.includes(kind),
      paidNumber: () => (missing.includes('paid') ? stock.anyPaid() : options.numbers.paid),
      spending: () => openTools(evidence, true),
      codesFor: (exchange, codes) => (onPaidBill.has(exchange) ? [...codes, ...CODES.paidBill] : codes),

      async buildBody(service, { number, amount } = {}) {
        const called = describe(service)
        if (called.service.number === undefined) return buildBody(called)
        const bill = number === undefined ? await findBill(called, isSpending) : { number, amount: await usualAmount() }
        return buildBody(called, { number: bill.number, amount: amount ?? bill.amount })
      },

      async prepare(service, { caller = 'partner', body, number, amount, ...overrides } = {}) {
        const sent = body ?? (await tools.buildBody(service, { number, amount }))
        if (service === 'token') return callers[caller].prepareToken(sent, overrides)
        return callers[caller].prepareService(service, sent, await withToken(caller, service, overrides))
      },

      async send(request) {
        const number = readNumber(request)
        const wasPaid = number !== undefined && stock.isPaid(number)
        const exchange = await sendForEvidence(partner, request, evidence)
        if (number !== undefined && number !== options.numbers.staysOpen && hasCode(exchange.response, CODES.success)) {
          stock.notePaid(number)
        }
        if (wasPaid && isSpending) onPaidBill.add(exchange)
        if (number !== undefined && unproven.delete(number) && hasCode(exchange.response, ['404xx14'])) {
          stock.notePaid(number)
          throw new PaidBefore()
        }
        return exchange
      },

      call: async (service, deviation) => tools.send(await tools.prepare(service, deviation)),

      async rightCall(service) {
        const before = taken.get(service)
        if (before !== undefined) {
          addToEvidence(before, evidence)
          return before
        }
        const exchange = await tools.call(service, await tools.billFor(service))
        if (hasCode(exchange.response, CODES.success)) taken.set(service, exchange)
        return exchange
      },

      async takeOpenBill() {
        const bill = await stock.take(ask)
        if (lookup === undefined) unproven.add(bill.number)
        return bill
      },

      async billFor(service) {
        return reportsMoney(describe(service)) && options.numbers.staysOpen === undefined ? tools.takeOpenBill() : {}
      },
    }
    return tools
  }
  return { openTools, findKinds }

  /** Looks for an open bill, and whether the merchant has the example merchant's others, where nobody named its own. */
  async function findKinds(): Promise<void> {
    if (options.numbers.staysOpen === undefined) await stock.prepare()
    const answers = { paid: CODES.paidBill, expired: CODES.expiredBill, unknown: CODES.unknownBill }
    const unnamed = (Object.keys(answers) as Kind[]).filter((kind) => !options.named.includes(kind))
    const found: Kind[] = []
    for (const kind of unnamed) {
      const exchange = await inquire?.(options.numbers[kind])
      const isThere = exchange === undefined ? kind === 'unknown' : hasCode(exchange.response, answers[kind])
      // What breaks at an unknown number has its own case.
      const isKnown = exchange !== undefined && hasCode(exchange.response, [...CODES.success, ...CODES.paidBill])
      if (isThere || (kind === 'unknown' && !isKnown)) found.push(kind)
    }
    missing = unnamed.filter((kind) => !found.includes(kind))
  }

  /** The bill of a call that names none. */
  async function findBill(called: CalledService, isSpending: boolean): Promise<OpenBill> {
    const { staysOpen } = options.numbers
    if (staysOpen === undefined) return isSpending && reportsMoney(called) ? stock.spending() : stock.usual()
    if (called.service.amount === undefined) return { number: staysOpen, amount: SAMPLE_AMOUNT }
    const exchange = staying === undefined ? await inquire?.(staysOpen) : undefined
    staying ??= { number: staysOpen, amount: (exchange && readAmount(exchange.response)) ?? SAMPLE_AMOUNT }
    return staying
  }

  /** Of a bill that a case names. */
  async function usualAmount(): Promise<OpenBill['amount']> {
    return (
      staying?.amount ??
      stock.usual().then(
        ({ amount }) => amount,
        () => SAMPLE_AMOUNT,
      )
    )
  }

  /** The bill that a request says was paid. */
  function readNumber({ path, body }: RawRequest): string | undefined {
    const name = partner.serviceAt(path)
    const called = name && partner.describe(name)
    if (called === undefined || !reportsMoney(called)) return undefined
    const sent = parseJson(new TextDecoder().decode(body))
    const number = isObject(sent) ? sent[called.service.number ?? ''] : undefined
    return typeof number === 'string' ? number.trim() : undefined
  }

  function describe(service: ServiceName): CalledService {
    const called = partner.describe(service)
    if (called === undefined) throw new Error(`${partner.dialect.title} has no service ${service}`)
    return called
  }

  /** A forger and a stranger come with a token of the partner: it is not what they are refused for. */
  async function withToken(caller: Caller, service: ServiceName, overrides: Deviation): Promise<Deviation> {
    const { carriesToken } = describe(service).speech
    if (overrides.accessToken !== undefined || !carriesToken) return overrides
    return { ...overrides, accessToken: await callers[caller === 'second partner' ? caller : 'partner'].accessToken() }
  }
}
