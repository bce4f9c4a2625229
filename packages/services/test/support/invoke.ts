import {
  type AnyService,
  defineGateway,
  type HandlersOf,
  type Invocation,
  type NoticeOf,
  type Service,
  type Services,
} from '@snap-sdk/core'
import { prepareDuplicates } from '../../../core/src/gateways/prepare-duplicates.ts'
import { compileFields } from '../../../core/src/services/compile-fields.ts'
import type { FieldTable } from '../../../core/src/services/field.ts'
import { parseBody } from '../../../core/src/services/parse-body.ts'

/** What reached the merchant, and what was answered. */
export interface Invoked<Request, Other> {
  readonly answer: Invocation
  /** Every request that the handler got. */
  readonly requests: readonly Request[]
  /** Every notice that `otherStatus` got. */
  readonly notices: readonly { readonly meaning: string; readonly request: Other }[]
}

/** Sends a body, as JSON text or as a value, to a service under a bank that only tests know. */
export async function invoke<Request, Answer, Other>(
  service: Service<Request, Answer, Other>,
  body: unknown,
  handler: (request: Request) => unknown = () => ({}),
  { handlesOthers = true }: { handlesOthers?: boolean } = {},
): Promise<Invoked<Request, Other>> {
  const requests: Request[] = []
  const notices: { meaning: string; request: Other }[] = []
  const bank = defineGateway<Services>({
    name: 'test-bank',
    signature: 'symmetric',
    token: {},
    services: { it: service as AnyService },
  })
  const gateway = bank({
    partners: [{ clientId: 'TEST', publicKeys: 'unused', clientSecrets: 'unused' }],
    handlers: {
      it: (request: Request) => {
        requests.push(request)
        return handler(request)
      },
    } as HandlersOf<Services>,
    ...(handlesOthers && {
      otherStatus: ({ meaning, request }: NoticeOf<Services>) => {
        notices.push({ meaning, request: request as Other })
      },
    }),
  })
  const answer = await gateway.invoke('it', typeof body === 'string' ? parse(body) : body)
  return { answer, requests, notices }
}

/** JSON text as a call's body is parsed: long numbers keep their digits. */
export function parse(text: string): Readonly<Record<string, unknown>> {
  const parsed = parseBody(new TextEncoder().encode(text))
  if (!parsed.ok) throw new Error(parsed.failure.message)
  return parsed.value
}

/** By what a call is known: the key of its payment, what makes it the same as another call, and what a repeat of it gets. */
export function identify(service: AnyService, body: Readonly<Record<string, unknown>>) {
  const rules = prepareDuplicates(service, service.duplicates ?? {}, {
    where: service.id,
    hasExternalId: true,
    refusalUndoes: false,
  })
  const values = compileFields(service.fields as FieldTable).peek(body).values // every service of this package has a table
  return { ...rules.name(values), repeat: rules.repeat(values) }
}

/** The same body with one member changed, with dots into objects; `undefined` takes it out. */
export function change<Body extends object>(body: Body, path: string, value: unknown): Record<string, unknown> {
  const [name = '', ...rest] = path.split('.')
  const members = { ...body } as Record<string, unknown>
  if (rest.length > 0) members[name] = change((members[name] ?? {}) as object, rest.join('.'), value)
  else if (value === undefined) delete members[name]
  else members[name] = value
  return members
}
