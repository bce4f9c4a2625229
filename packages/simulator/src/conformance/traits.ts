import type { CalledService } from '../dialects/called-service.ts'

/** What a rule asks of a service: whether it holds there. `all` are the services that are checked, the token's first. */
export type Trait = (called: CalledService, all: readonly CalledService[]) => boolean

/** One that the service alone decides. */
type OwnTrait = (called: CalledService) => boolean

export const everywhere: Trait = () => true
export const isToken: OwnTrait = ({ service }) => service.role === 'token'
/** Every call but that for the token. */
export const isTransaction: OwnTrait = ({ service }) => service.role !== 'token'
/** Asks for a bill. */
export const looksUp: OwnTrait = ({ service }) => service.role === 'lookup'
/** Says that a bill was paid. */
export const isPayment: OwnTrait = ({ service }) => service.role === 'payment'
/** Is about a bill that may be paid, expired or unknown. */
export const namesBill: OwnTrait = (called) => looksUp(called) || isPayment(called)
export const isNotice: OwnTrait = ({ service }) => service.role === 'notice'
/** Says how much. */
export const namesAmount: OwnTrait = ({ service, sample }) => service.amount !== undefined && service.amount in sample
/** Reports money: a second time, it must not count. */
export const reportsMoney: OwnTrait = (called) => isPayment(called) || isNotice(called)
export const carriesToken: OwnTrait = ({ speech }) => speech.carriesToken
export const hasExternalId: OwnTrait = ({ speech }) => speech.externalId !== undefined
/** A merchant is to remember X-EXTERNAL-ID: the gateway never uses one twice in a day. */
export const remembersExternalId: OwnTrait = ({ speech }) =>
  speech.externalId !== undefined && !speech.externalId.repeats
/** For what NICEPAY's pages and SDKs leave open, and other gateways' documents do not. */
const isNicepay: OwnTrait = ({ dialect }) => dialect.name.startsWith('nicepay')
/** X-SIGNATURE may come in another encoding than padded base64. */
export const leavesEncodingOpen: OwnTrait = isNicepay
/** X-EXTERNAL-ID may have letters. */
export const mayHaveLetters: OwnTrait = (called) =>
  hasExternalId(called) && (isNicepay(called) || called.speech.externalId?.alphabet === 'letters and digits')
/** X-TIMESTAMP may have milliseconds. */
export const mayHaveMilliseconds: OwnTrait = (called) => isNicepay(called) || called.speech.timestamp !== 'seconds'
/** X-TIMESTAMP may be in UTC. */
export const mayBeInUtc: OwnTrait = (called) => isNicepay(called) || called.speech.timestamp === 'utc'
/** May hash a body as it is sent. */
export const maySignAsSent: OwnTrait = (called) => isTransaction(called) && called.speech.signedBody !== 'minified'
/** May hash a body without the white space between its parts. */
export const maySignMinified: OwnTrait = (called) => isTransaction(called) && called.speech.signedBody !== 'as sent'
/** Signs the query with the path. */
export const signsQuery: OwnTrait = (called) => isTransaction(called) && called.speech.signedQuery !== 'none'
/** Asks for the outcome of a payment whose answer got lost, by the same payment under a new X-EXTERNAL-ID. */
export const advises: OwnTrait = (called) => isPayment(called) && called.sample.flagAdvise === 'N'
/** Is sent also when nothing was paid. */
export const reportsUnpaid: OwnTrait = (called) => isPayment(called) && called.notices.length > 0
/** For rules that one service shows for all: the first that is no token. */
export const isFirst: Trait = ({ name }, all) => all.find(isTransaction)?.name === name
/** Is about a bill of NICO. */
export const hasPayNo: OwnTrait = ({ service }) => service.number === 'payNo'
