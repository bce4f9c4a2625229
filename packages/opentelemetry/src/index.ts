export { createObservedSnap, type ObservedSnapOptions } from './create-observed-snap.ts'
