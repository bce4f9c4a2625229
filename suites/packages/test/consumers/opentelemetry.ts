import type { MeterProvider, TracerProvider } from '@opentelemetry/api'
import type { Snap, SnapOptions } from '@snap-sdk/core'
import { createObservedSnap, type ObservedSnapOptions } from '@snap-sdk/opentelemetry'

export function observe(
  options: SnapOptions,
  tracerProvider: TracerProvider,
  meterProvider: MeterProvider,
): readonly Snap[] {
  const observed: ObservedSnapOptions = { tracerProvider, meterProvider }
  return [createObservedSnap(options), createObservedSnap(options, observed)]
}
