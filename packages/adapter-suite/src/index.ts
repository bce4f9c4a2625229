export type { AdapterHarness, AppWiring, ParserName, RunningApp, WebApp } from './adapter-harness.ts'
export { CORE_GAPS } from './core-gaps.ts'
export { describeAdapter } from './describe-adapter.ts'
export { serve } from './serve.ts'
