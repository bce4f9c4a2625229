export type {
  AdapterHarness,
  AppWiring,
  CalledApp,
  OperatorWords,
  ParserName,
  RunningApp,
  SocketHarness,
  WebApp,
} from './adapter-harness.ts'
export { describeAdapter, EVENT_CASES, EVENT_GAPS, HTTP2_CASES, HTTP2_GAPS, SOCKET_GAPS } from './describe-adapter.ts'
