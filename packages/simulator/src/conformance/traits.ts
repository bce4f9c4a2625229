import type { CalledService } from '../dialects/called-service.ts'

/** What a rule asks of a service: whether it holds there. `all` are the services that are checked, the token's first. */
export type Trait = (called: CalledService, all: readonly CalledService[]) => boolean

export const everywhere: Trait = () => true
export const isToken: Trait = ({ service }) => service.role === 'token'
/** Every call but that for the token. */
export const isTransaction: Trait = ({ service }) => service.role !== 'token'
/** Asks for a bill. */
export const looksUp: Trait = ({ service }) => service.role === 'lookup'
/** Says that a bill was paid. */
export const isPayment: Trait = ({ service }) => service.role === 'payment'
/** Is about a bill that may be paid, expired or unknown. */
export const namesBill: Trait = (called, all) => looksUp(called, all) || isPayment(called, all)
export const isNotice: Trait = ({ service }) => service.role === 'notice'
/** Says how much. */
export const namesAmount: Trait = ({ service, sample }) => service.amount !== undefined && service.amount in sample
/** Reports money: a second time, it must not count. */
export const reportsMoney: Trait = (called, all) => isPayment(called, all) || isNotice(called, all)
export const carriesToken: Trait = ({ speech }) => speech.carriesToken
export const hasExternalId: Trait = ({ speech }) => speech.externalId !== undefined
/** For rules that one service shows for all: the first that is no token. */
export const isFirst: Trait = ({ name }, all) => all.find(({ service }) => service.role !== 'token')?.name === name
/** Is about a bill of NICO. */
export const hasPayNo: Trait = ({ service }) => service.number === 'payNo'
