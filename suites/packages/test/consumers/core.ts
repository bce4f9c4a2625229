import {
  type AcceptedEvent,
  accessTokenStringToSign,
  asymmetricStringToSign,
  createSnap,
  type DuplicateStore,
  defineService,
  type FindPartner,
  formatTimestamp,
  fromWebRequest,
  type HandlerContext,
  type Invocation,
  isRejection,
  isSnapConfigurationError,
  issueAccessToken,
  memoryDuplicateStore,
  minifyJson,
  OUTCOMES,
  type OutcomeName,
  type Partner,
  parseTimestamp,
  type Rejection,
  type Result,
  receivedBody,
  reject,
  responseCode,
  type Service,
  type Snap,
  SnapConfigurationError,
  type SnapEvent,
  type SnapOptions,
  type SnapRequest,
  type SnapResponse,
  symmetricStringToSign,
  toWebResponse,
  verifyAccessToken,
  verifyAsymmetricSignature,
  verifySymmetricSignature,
} from '@snap-sdk/core'

interface Echo {
  readonly text: string
}

/** A schema as Standard Schema describes one, made by hand. */
const echoSchema = {
  '~standard': {
    version: 1 as const,
    vendor: 'consumer',
    validate: (value: unknown) => ({ value: { text: String(value) } }),
    types: undefined as { readonly input: Echo; readonly output: Echo } | undefined,
  },
}

export const echo: Service & { invoke(body: unknown): Promise<Invocation> } = defineService({
  name: 'echo',
  path: '/v1.0/echo',
  serviceCode: '99',
  signature: 'symmetric',
  request: echoSchema,
  answer: echoSchema,
})(async ({ text }: Echo, context: HandlerContext) => {
  if (context.signal.aborted) return reject('timeout')
  if (text === '') throw reject('invalidBill', { reason: 'empty', data: { text } })
  return { text: `${text} ${context.partner.clientId} ${context.externalId ?? ''}` }
})

const partner: Partner = {
  clientId: 'CONSUMER',
  publicKeys: undefined,
  clientSecrets: ['one'],
  allowedAddresses: ['::1'],
}
const findPartner: FindPartner = async (id, header) =>
  header === 'X-CLIENT-KEY' && id === 'CONSUMER' ? partner : undefined
const duplicates: DuplicateStore = memoryDuplicateStore({ maxEntries: 10 })

function onEvent(event: SnapEvent): void {
  if (event.type === 'accepted') remember(event)
}

function remember(event: AcceptedEvent): string {
  return event.responseCode
}

export function build(secret: string | undefined): Snap {
  const options: SnapOptions = {
    partners: findPartner,
    tokens: { secrets: [secret], lifetimeSeconds: 900 },
    services: [echo],
    duplicates,
    deadlineMilliseconds: undefined,
    clock: () => new Date(),
    onEvent,
  }
  return createSnap(options)
}

export async function answer(snap: Snap, request: Request): Promise<Response> {
  const received: SnapRequest = fromWebRequest(request)
  const body = receivedBody({
    stream: fromWebRequest(request).body,
    streamWasRead: false,
    kept: undefined,
    fix: 'none',
  })
  const written: SnapResponse = await snap.handle({ ...received, body })
  const endpoints: readonly { method: string; path: string; service: string }[] = snap.endpoints
  await snap.ready()
  await snap.close()
  return snap.matches(received.target) && endpoints.length > 0 ? toWebResponse(written) : snap.fetch(request)
}

export async function verify(): Promise<Result<Date>> {
  const timestamp = formatTimestamp(new Date())
  const stringToSign = accessTokenStringToSign({ clientId: 'CONSUMER', timestamp })
  const parts = { method: 'POST', path: '/api/v1.0/echo', body: new Uint8Array(), timestamp }
  const signed: readonly string[] = [
    await asymmetricStringToSign(parts),
    await symmetricStringToSign({ ...parts, accessToken: 'x' }),
  ]
  const byKey = await verifyAsymmetricSignature({ stringToSign, signature: '', publicKeys: signed })
  const bySecret = await verifySymmetricSignature({ stringToSign, signature: '', clientSecrets: signed })
  const index: number = byKey.ok ? byKey.value.keyIndex : bySecret.ok ? bySecret.value.secretIndex : -1
  const token: string = await issueAccessToken({
    clientId: 'CONSUMER',
    secrets: signed,
    now: new Date(index),
    lifetimeSeconds: 900,
  })
  const verified = await verifyAccessToken(token, { secrets: signed, now: new Date() })
  const minified: Result<Uint8Array> = minifyJson(new Uint8Array())
  if (!verified.ok) throw new Error(`${verified.failure.code} ${verified.failure.message} ${minified.ok}`)
  return parseTimestamp(verified.value.clientId)
}

export function explain(thrown: unknown): string {
  if (isRejection(thrown)) return says(thrown)
  if (thrown instanceof SnapConfigurationError || isSnapConfigurationError(thrown)) return thrown.code
  return responseCode({ outcome: 'generalError', serviceCode: '00' }).responseMessage
}

function says(rejection: Rejection): string {
  const outcome: OutcomeName = rejection.outcome
  return `${OUTCOMES[outcome].httpStatus} ${rejection.reason ?? ''}`
}
