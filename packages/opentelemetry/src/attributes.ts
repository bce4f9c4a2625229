import type { Attributes } from '@opentelemetry/api'
import type { AnsweredEvent, FailedEvent, RefusedEvent, SnapEvent } from '@snap-sdk/core'

/** The events with which a call ends. */
export type EndedEvent = AnsweredEvent | RefusedEvent | FailedEvent

/** What metrics and spans are told apart by: names of ours only, so that no caller can make new ones. */
export function groupOf({ gateway, service }: Pick<SnapEvent, 'gateway' | 'service'>): Attributes {
  return compact({ 'snap.gateway': gateway, 'snap.service': service })
}

/** How a call ended, in one word of ours: an outcome, what a duplicate got, or the code of the failure that stopped it. */
export function endingOf(event: EndedEvent): string {
  if (event.type !== 'answered') return event.cause.code
  return event.outcome ?? event.duplicate ?? 'unknown'
}

/** Of the two codes of a SNAP answer, the HTTP status has a name in the semantic conventions. */
export function endedAttributes(event: EndedEvent): Attributes {
  return {
    ...groupOf(event),
    'snap.event': event.type,
    'snap.outcome': endingOf(event),
    'http.response.status_code': event.httpStatus,
  }
}

/** Leaves out what is not known. */
export function compact(attributes: Readonly<Record<string, Attributes[string] | undefined>>): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined))
}
