export type { AdapterHarness, AppWiring, ParserName, RunningApp, SocketHarness, WebApp } from './adapter-harness.ts'
export { describeAdapter, SOCKET_GAPS } from './describe-adapter.ts'
