import type { CalledService } from '../dialects/called-service.ts'
import type { AnswerField } from '../services/answer-field.ts'
import type { Body } from '../services/service.ts'
import { setMember } from '../services/set-member.ts'

const VALUES: Readonly<Record<Exclude<AnswerField['type'], 'text'>, unknown>> = {
  object: {},
  amount: '10000.00',
  currency: 'IDR',
  'date-time': '2026-01-31T10:00:00+07:00',
  seconds: '900',
  'token-type': 'Bearer',
}

/** A successful answer that has each member of its table: what it repeats is the sample's, what it tells is the member's own name. */
export function sampleAnswer({ answer, sample }: CalledService): Body {
  let body: Body = {}
  for (const { path, type, length = 64 } of answer) {
    const name = path.split('.').at(-1) ?? path
    const echoed = sample[name]
    const told = name.endsWith('Status') ? '00' : name.slice(0, length)
    body = setMember(body, path, typeof echoed === 'string' ? echoed : type === 'text' ? told : VALUES[type])
  }
  return body
}
