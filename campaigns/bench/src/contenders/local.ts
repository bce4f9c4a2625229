import { answerInquiry, answerToken } from '../floor/answer-call.ts'
import type { Cryptography } from '../floor/cryptography.ts'
import { createNodeCryptography } from '../floor/node-cryptography.ts'
import { createWebCryptography } from '../floor/web-cryptography.ts'
import type { Merchant } from '../workload/merchant.ts'
import type { CallKind } from '../workload/signed-call.ts'
import { type LocalContender, schemeOf } from './contender.ts'
import { createDokuHelpers } from './doku-helpers.ts'
import { createBenchSnap } from './snap.ts'

type MakeContender = (merchant: Merchant, kind: CallKind) => LocalContender | Promise<LocalContender>

/** Everything that answers calls in process, by the name in the table. */
export const LOCAL_CONTENDERS = {
  'floor, node:crypto': (merchant, kind) => floor(createNodeCryptography(merchant), kind),
  'floor, WebCrypto': async (merchant, kind) => floor(await createWebCryptography(merchant), kind),
  'snap.handle': (merchant, kind) => createBenchSnap(merchant, { signature: schemeOf(kind) }).handle,
  "DOKU's helpers": (merchant) => {
    const { answerToken } = createDokuHelpers(merchant)
    return ({ headers, body }) => {
      JSON.parse(Buffer.from(body).toString()) // as express.json() does in front of it
      const answer = answerToken({ get: (name) => headers.get(name) ?? undefined }).body
      return { status: answer.responseCode === '2007300' ? 200 : 401, body: JSON.stringify(answer) }
    }
  },
} as const satisfies Record<string, MakeContender>

export type LocalContenderName = keyof typeof LOCAL_CONTENDERS

function floor(cryptography: Cryptography, kind: CallKind): LocalContender {
  const toFloorCall = ({ method, target, headers, body }: Parameters<LocalContender>[0]) => ({
    method,
    target,
    header: (name: string) => headers.get(name) ?? '',
    body,
  })
  if (kind === 'token') return (call) => answerToken(toFloorCall(call), cryptography)
  const scheme = schemeOf(kind)
  return (call) => answerInquiry(toFloorCall(call), scheme, cryptography)
}
