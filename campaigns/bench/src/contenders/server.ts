import type { RequestListener } from 'node:http'
import type { Merchant } from '../workload/merchant.ts'
import type { CallKind } from '../workload/signed-call.ts'

/** Makes what a Node HTTP server serves. It answers calls of this one kind; a token request it always answers. */
export type MakeServer = (merchant: Merchant, kind: CallKind) => RequestListener | Promise<RequestListener>
