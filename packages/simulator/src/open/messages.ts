import type { Severity } from '../answer/finding.ts'
import type { Explanation } from '../doctor/explain-call.ts'
import type { Mark } from '../report/report-document.ts'
import type { AnswerField } from '../services/answer-field.ts'
import type { Body, RequestField, Role, ServiceName } from '../services/service.ts'
import type { SignatureScheme } from '../sign.ts'

// What the page and its server say to each other. No key and no client secret is among it.

/** Who calls whom, as the page's form has it. */
export interface Settings {
  /** What `--gateway` takes. */
  readonly gateway: string
  /** The merchant's address. */
  readonly url: string
  readonly clientId: string
  readonly basePath: string
  /** `gateway`: each service as the gateway's documents have it. */
  readonly signature: SignatureScheme | 'gateway'
}

/** What the page is built from. */
export interface Facts {
  readonly version: string
  /** Who is chosen at the start. */
  readonly gateway: string
  readonly gateways: readonly GatewayFacts[]
  /** The check's numbers, as the command line takes them. */
  readonly numbers: CheckNumbers
}

/** One gateway that can be played. */
export interface GatewayFacts {
  readonly name: string
  readonly title: string
  readonly certainty: 'documented' | 'inferred'
  readonly source: string
  readonly settings: Settings
  readonly services: readonly ServiceFacts[]
  /** What a check looks at where nothing else is said. */
  readonly usual: readonly ServiceName[]
}

/** One service as one gateway calls it: what a form is made from. */
export interface ServiceFacts {
  readonly name: ServiceName
  readonly title: string
  readonly role: Role
  readonly path: string
  readonly code: string
  readonly source: string
  readonly scheme: SignatureScheme
  readonly carriesToken: boolean
  readonly fields: readonly RequestField[]
  /** The member that names the bill; absent where there is none. */
  readonly number?: string
  /** The member that says what was paid; absent where there is none. */
  readonly amount?: string
  /** What it can report besides a payment. */
  readonly notices: readonly string[]
}

/** Asks for a body as the gateway's documents show it. */
export interface SampleQuestion {
  readonly gateway: string
  readonly service: ServiceName
  readonly number?: string
  readonly amount?: string
  readonly notice?: string
}

/** A call to be made. */
export interface CallOrder {
  readonly settings: Settings
  readonly service: ServiceName
  /** A body that is written as compact JSON; or text, which goes out byte for byte. */
  readonly body: Body | string
  /** Whether the members that tell one request from another get new values. Default: they stay. */
  readonly newIds?: boolean
  /** Whether a field was changed by hand: then no code is expected of the answer, and its form alone is judged. */
  readonly edited?: boolean
}

/** What a repeat does otherwise. `bytes`: the same message once more, signature and all. */
export type Change = 'amount' | 'timestamp' | 'signature' | 'external-id' | 'bytes'

/** A call to be made again. */
export interface RepeatOrder {
  readonly id: number
  readonly change: Change
  /** What was paid instead. */
  readonly amount?: string
}

/** One message, as the page shows it. */
export interface ShownMessage {
  /** `POST /api/v1.0/cvs/inquiry`, or `HTTP 200`. */
  readonly start: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/** A part of a string to sign; `separator` stands between two. */
export interface SignedPart {
  readonly name: 'clientId' | 'timestamp' | 'method' | 'path' | 'accessToken' | 'bodyHash' | 'separator' | 'whole'
  readonly text: string
}

/** One thing that is wrong with an answer. */
export interface ShownFinding {
  readonly severity: Severity
  readonly where: string
  readonly message: string
  readonly rule: string
}

/** A member of an answer beside what the table asks of it. */
export interface AnswerRow {
  readonly path: string
  /** As JSON; absent where the answer has none. */
  readonly value?: string
  /** What the table says; absent for a member that it does not have. */
  readonly field?: Pick<AnswerField, 'type' | 'length' | 'missing' | 'rule'>
  readonly findings: readonly ShownFinding[]
}

/** How a call went. */
export type Verdict = 'as-expected' | 'finding' | 'no-answer'

/** A line of the history. */
export interface CallSummary {
  readonly id: number
  /** ISO 8601. */
  readonly at: string
  readonly gateway: string
  readonly service: ServiceName
  /** The call that it repeats. */
  readonly of?: number
  readonly change?: Change
  readonly verdict: Verdict
  /** `200 2002500 Successful`; empty without an answer. */
  readonly answer: string
  readonly milliseconds: number
}

/** A call with all there is to see of it. Tokens and signatures are shortened unless they were asked for. */
export interface ShownCall extends CallSummary {
  readonly shown: 'masked' | 'whole'
  readonly request: ShownMessage
  readonly signed: readonly SignedPart[]
  readonly response?: ShownMessage
  readonly noAnswer?: string
  /** What the code means, by the standard's table. */
  readonly meaning?: string
  readonly expected?: string
  readonly findings: readonly ShownFinding[]
  readonly rows: readonly AnswerRow[]
  readonly hint?: string
  /** The repeats that make sense of this call. */
  readonly changes: readonly Change[]
  /** What stands for the changed amount in the form. */
  readonly otherAmount?: string
  /** The token request that went before: `200 2007300 Successful`. */
  readonly before?: string
}

/** The merchant's numbers of a check. */
export interface CheckNumbers {
  readonly open: string
  readonly paid: string
  readonly expired: string
  readonly unknown: string
}

/** A check to be run. */
export interface CheckOrder {
  readonly settings: Settings
  readonly services: readonly ServiceName[]
  readonly numbers: Partial<CheckNumbers>
  /** Cases to run, as `--only` takes them. Default: all. */
  readonly only?: readonly string[]
}

/** A case that was run, as it comes in. */
export interface CaseNews {
  readonly name: string
  readonly service: ServiceName
  readonly severity: string
  readonly mark: Mark
  readonly sent: string
  readonly expected: string
  readonly received: string
  readonly reason: string
  readonly rule: string
}

/** What happens in a check, in order. */
export type CheckEvent =
  | { readonly kind: 'case'; readonly done: number; readonly total: number; readonly result: CaseNews }
  | { readonly kind: 'end'; readonly passed: boolean; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly message: string }

/** What the doctor is asked. */
export interface DoctorQuestion {
  /** The file's bytes, base64. */
  readonly capture: string
  /** Which capture of several. */
  readonly nth?: number
  /** The gateway whose call it is. Default: any. */
  readonly gateway?: string
  /** PEM; default: the public half of the key that is played with. */
  readonly publicKey?: string
}

/** What the doctor says. */
export interface Diagnosis {
  readonly verdict: Explanation['verdict']
  readonly paragraph: string
  readonly causes: readonly { readonly rule: string; readonly cause: string; readonly fix: string }[]
  readonly troubles: Explanation['troubles']
  readonly notes: readonly string[]
  readonly keys: Explanation['keys']
  readonly signature: string
  readonly tried: number
}

/** The forms that a call can be taken away in. */
export type ExportForm = 'curl' | 'httpie' | 'http'

/** A text to take away. */
export interface Exported {
  readonly fileName: string
  readonly text: string
}
