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
/** For rules that one service shows for all: the first that is no token. */
export const isFirst: Trait = ({ name }, all) => all.find(isTransaction)?.name === name
/** Is about a bill of NICO. */
export const hasPayNo: OwnTrait = ({ service }) => service.number === 'payNo'
