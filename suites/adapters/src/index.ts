export type { AdapterHarness, AppWiring, ParserName, RunningApp, SocketHarness, WebApp } from './adapter-harness.ts'
export { describeAdapter, HTTP2_CASES, HTTP2_GAPS, SOCKET_GAPS } from './describe-adapter.ts'
