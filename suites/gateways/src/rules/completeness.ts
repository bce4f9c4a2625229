import { expect, it } from 'vitest'
import type { AnyFactory, DialectCases } from '../dialect-cases.ts'

/** A dialect that lacks a case for one of its services fails here, by name. */
export function describeCompleteness(name: string, factory: AnyFactory, cases: DialectCases | undefined): void {
  it(`${name} has a case file`, () => {
    expect(cases?.factory).toBe(factory)
  })

  for (const [service, definition] of Object.entries<{ statusField?: unknown }>(factory.dialect.services)) {
    const found = cases?.services[service]
    const missing: Readonly<Record<string, boolean>> = {
      'a sample': (found?.samples.length ?? 0) === 0,
      'a refusal': (found?.refusals.length ?? 0) === 0,
      'a repeat': (found?.repeats.length ?? 0) === 0,
      'a header case': Object.keys(found?.headers.required ?? {}).length === 0,
      'a foreign-key case': found?.foreignKey === undefined,
      'what a call without its number gets':
        found?.paymentField !== undefined && found.withoutPaymentField === undefined,
      'a notice or status that is not paid':
        typeof definition.statusField === 'string' &&
        [...(found?.notices ?? []), ...(found?.unknownStatuses ?? [])].length === 0,
    }
    it(`${name} ${service} lacks no case`, () => {
      expect(Object.keys(missing).filter((what) => missing[what])).toEqual([])
    })

    it(`${name} ${service} names the source of each case`, () => {
      const sources = [found?.samples, found?.refusals, found?.repeats, found?.notices].flatMap((all) =>
        (all ?? []).map(({ source }) => source),
      )
      expect(sources.filter((source) => source.trim() === '')).toEqual([])
    })
  }

  it(`${name} has no cases for a service that it does not have`, () => {
    const services = Object.keys(factory.dialect.services)
    expect(Object.keys(cases?.services ?? {}).filter((service) => !services.includes(service))).toEqual([])
  })
}
