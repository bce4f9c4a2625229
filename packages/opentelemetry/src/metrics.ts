import { type Meter, ValueType } from '@opentelemetry/api'
import type { SnapEvent } from '@snap-sdk/core'
import { endedAttributes, endingOf, groupOf } from './attributes.ts'

/** Seconds, as the semantic conventions advise for `http.server.request.duration`. */
const SECONDS: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

/** Counts and measures what an event tells. Every attribute is a name of ours: a caller can make no new time series. */
export type RecordEvent = (event: SnapEvent) => void

/** Makes the instruments of one meter. A second snap on the same meter adds to the same ones. */
export function createMetrics(meter: Meter): RecordEvent {
  const count = (name: string, unit: string, description: string) => meter.createCounter(name, { unit, description })
  const measure = (name: string, description: string) =>
    meter.createHistogram(name, {
      unit: 's',
      description,
      valueType: ValueType.DOUBLE,
      advice: { explicitBucketBoundaries: [...SECONDS] },
    })

  const calls = count('snap.calls', '{call}', 'Calls of gateways, by gateway, service and outcome')
  const duplicates = count('snap.duplicates', '{call}', 'Calls that were there before, by what they got')
  const refusals = count('snap.refusals', '{call}', 'Calls refused before a handler ran, by cause')
  const failures = count('snap.failures', '{call}', "Calls that failed on the merchant's side, by cause")
  const late = count('snap.handlers.late', '{call}', 'Handlers that ended after their callers had heard a timeout')
  const warnings = count('snap.warnings', '{warning}', 'Warnings, by code')
  const callDuration = measure('snap.call.duration', 'From the first byte of a call to its answer')
  const handlerDuration = measure('snap.handler.duration', 'How long handlers ran, the late ones too')
  const storeDuration = measure('snap.store.duration', 'How long a call waited for the duplicate store')

  return (event) => {
    const group = groupOf(event)
    if (event.type === 'warning') return warnings.add(1, { ...group, 'snap.warning': event.code })
    if (event.handlerMilliseconds !== undefined) handlerDuration.record(event.handlerMilliseconds / 1000, group)
    if (event.type !== 'refused' && event.late === true)
      return late.add(1, { ...group, 'snap.outcome': endingOf(event) })
    const attributes = endedAttributes(event)
    calls.add(1, attributes)
    callDuration.record(event.durationMilliseconds / 1000, attributes)
    if (event.storeMilliseconds !== undefined) storeDuration.record(event.storeMilliseconds / 1000, group)
    if (event.duplicate !== undefined) duplicates.add(1, { ...group, 'snap.duplicate': event.duplicate })
    if (event.type === 'refused') refusals.add(1, { ...group, 'snap.cause': event.cause.code })
    if (event.type === 'failed') failures.add(1, { ...group, 'snap.cause': event.cause.code })
  }
}
