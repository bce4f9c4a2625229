import type { FetchInfo, Snap } from '@snap-sdk/core'
import type { FrameworkName } from './frameworks.ts'
import type { Line } from './stand/line.ts'

/**
 * Body parsers that merchants have in front of everything. `listening` reads the body at the same time and keeps nothing, as a logger does;
 * `decoding` has it arrive as text.
 */
export type ParserName = 'json' | 'json-keeping-bytes' | 'raw' | 'text' | 'listening' | 'decoding'

/** What a case wants of an app. */
export interface AppWiring {
  readonly snaps: readonly Snap[]
  /** The prefix that everything is mounted under, by the framework's own means: `/shop`. Default: none. */
  readonly mount?: string | undefined
  /** A parser in front of the snaps. Default: none. */
  readonly parserBefore?: ParserName | undefined
  /** Whether a proxy in front is trusted with X-Forwarded-For, by the framework's own means where it has some. Default: no. */
  readonly trustProxy?: boolean | undefined
  /** The header that the adapter's option `address` reads. Default: no such option. */
  readonly addressHeader?: string | undefined
  /** What reaches the framework's error handler. */
  readonly onError: (error: unknown) => void
}

/** What the operator reads of one framework, word for word: written by hand, and never taken from the door that is tested. */
export interface OperatorWords {
  /** The two lines of code that mend a parser in front. */
  readonly fix: string
  /** The setting of a proxy in front. */
  readonly addressHint: string
}

/**
 * Builds one app of one framework: a middleware in front that sets `X-In-Front: yes`, the parser, the snaps, and behind them
 * `POST /other`, which answers the JSON that the framework's usual parser reads, and a 404 with the text `not ours`.
 */
export interface AdapterHarness {
  /** A row of docs/frameworks.md. */
  readonly name: FrameworkName
  readonly words: OperatorWords
  /** Listens on 127.0.0.1, on a free port; or gives the app's function from request to response, where no socket is needed. */
  start(wiring: AppWiring): Promise<RunningApp> | WebApp | CalledApp
  /** What an app that listens speaks. Default HTTP/1.1. */
  readonly protocol?: 'HTTP/2' | undefined
  /** The cases to run, by name. Default: all. */
  readonly only?: readonly string[] | undefined
  /** Cases that this adapter cannot pass, by name, each with its reason. One that passes all the same fails. */
  readonly gaps?: Readonly<Record<string, string>> | undefined
}

/** A harness whose apps listen. */
export interface SocketHarness extends AdapterHarness {
  start(wiring: AppWiring): Promise<RunningApp>
}

/** A harness whose apps are functions of web requests. */
export interface WebHarness extends AdapterHarness {
  start(wiring: AppWiring): WebApp
}

/** An app that listens on 127.0.0.1. */
export interface RunningApp {
  readonly port: number
  /** Closes every connection. */
  stop(): Promise<void>
}

/** An app that is a function, as edge runtimes have it. */
export interface WebApp {
  fetch(request: Request, info?: FetchInfo): Response | Promise<Response>
}

/** An app that is called without HTTP: by an event, or by a request that was made in process. */
export type CalledApp = Pick<Line, 'send'>
