import type { Meter, ObservableResult } from '@opentelemetry/api'
import type { Snap } from '@snap-sdk/core'
import { groupOf } from './attributes.ts'

/**
 * Tells how many handlers run, by gateway and service, at each reading. One that never ends is counted until it does.
 *
 * @returns What ends it, with the next reading: what was told last would be told for ever.
 */
export function observeHandlers(snap: Snap, meter: Meter): () => void {
  const gauge = meter.createObservableUpDownCounter('snap.handlers.running', {
    unit: '{call}',
    description: 'Calls whose handlers run now',
  })
  let isEnding = false
  function observe(result: ObservableResult): void {
    const running = snap.running()
    for (const { gateway, service } of snap.endpoints) {
      if (service === 'token') continue
      const count = running.filter((call) => call.gateway === gateway && call.service === service).length
      result.observe(count, groupOf({ gateway, service }))
    }
    if (isEnding) gauge.removeCallback(observe)
  }
  gauge.addCallback(observe)
  return () => {
    isEnding = true
  }
}
