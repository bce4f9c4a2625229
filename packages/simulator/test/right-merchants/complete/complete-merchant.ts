import type { IncomingMessage, RequestListener } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { KnownPartner, Onboarding } from '../onboarding.ts'
import type { Answer } from './answers.ts'
import { createRightParts, type Parts } from './parts.ts'
import { invalidFormat, invalidToken, Refusal, unauthorized } from './refusal.ts'
import type { Service } from './services.ts'
import { hashBody } from './signatures.ts'
import { writeJakartaTime } from './timestamps.ts'

/** Replaces some parts of a right merchant. */
export type Change = (parts: Parts, onboarding: Onboarding) => Partial<Parts>

/** NICO's three services on plain Node, in whole. It shares no code with the SDK. */
export function completeMerchant(onboarding: Onboarding, change: Change = () => ({})): RequestListener {
  const right = createRightParts(onboarding.tokenSeconds)
  const parts: Parts = { ...right, ...change(right, onboarding) }

  return (request, response) => {
    void serve(request).then((answer) => {
      const bytes = Buffer.from(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
      const unread = request.complete ? {} : { Connection: 'close' }
      response.writeHead(answer.status, { ...answer.headers, ...unread, 'Content-Length': bytes.length })
      response.end(bytes)
    })
  }

  async function serve(request: IncomingMessage): Promise<Answer> {
    const service = parts.findService(request.url ?? '')
    try {
      if (service === undefined) throw new Refusal(404, '02', 'Invalid Routing')
      if (!parts.methods.includes(request.method ?? '')) {
        throw new Refusal(405, '00', 'Requested Function Is Not Supported')
      }
      return service.name === 'token' ? await answerToken(request, service) : await answerCall(request, service)
    } catch (error) {
      return parts.answerError(error, service?.code ?? '00')
    }
  }

  async function answerToken(request: IncomingMessage, service: Service): Promise<Answer> {
    const header = parts.readHeaders(request, service)
    readTimestamp(header('x-timestamp'))
    const clientId = header('x-client-key')
    const { publicKey } = parts.findPartner(onboarding.partners, clientId)
    const stringToSign = `${clientId}|${header('x-timestamp')}`
    if (!parts.verifyWithPublicKey(stringToSign, header('x-signature'), publicKey)) throw unauthorized('Signature')
    const body = parts.parseObject(await parts.readBody(request))
    parts.checkFields(body, service)
    if (!parts.isGrantType(body.grantType)) throw invalidFormat('grantType')
    const answer = succeed(service, parts.describeToken(parts.tokens.issue(clientId)))
    return { ...answer, headers: { ...answer.headers, 'X-CLIENT-KEY': clientId } }
  }

  async function answerCall(request: IncomingMessage, service: Service): Promise<Answer> {
    const header = parts.readHeaders(request, service)
    const timestamp = readTimestamp(header('x-timestamp'))
    const clientId = header('x-partner-id')
    const partner = parts.findPartner(onboarding.partners, clientId)
    const token = onboarding.signature === 'asymmetric' ? '' : readToken(request.headers.authorization, clientId)
    const body = await parts.readBody(request)
    checkSignature({ request, partner, clientId, token, header, body })
    const object = parts.parseObject(body)
    parts.checkFields(object, service)
    const day = writeJakartaTime(timestamp).slice(0, 10)
    const key = JSON.stringify([clientId, service.name, day, header('x-external-id')])
    return parts.duplicates.once({ key, body, replays: service.name === 'payment' }, async () => {
      const run = service.name === 'inquiry' ? parts.inquire : parts.pay
      return succeed(service, await withinDeadline(run(object, parts.bills)))
    })
  }

  function readTimestamp(text: string): Date {
    const timestamp = parts.parseTimestamp(text)
    if (timestamp === undefined) throw invalidFormat('X-TIMESTAMP')
    if (!parts.isFresh(timestamp)) throw unauthorized('Timestamp')
    return timestamp
  }

  function readToken(authorization: string | undefined, clientId: string): string {
    const token = parts.readBearer(authorization)
    const claims = token === undefined ? undefined : parts.tokens.read(token)
    if (token === undefined || claims === undefined || !parts.isAlive(claims)) throw invalidToken()
    if (!parts.belongsTo(claims.sub, clientId)) throw invalidToken()
    return token
  }

  function checkSignature({
    request: { method, url = '' },
    partner: { publicKey, clientSecret },
    clientId,
    token,
    header,
    body,
  }: {
    readonly request: IncomingMessage
    readonly partner: KnownPartner
    readonly clientId: string
    readonly token: string
    readonly header: (name: string) => string
    readonly body: Buffer
  }): void {
    const [signature, timestamp, target] = [header('x-signature'), header('x-timestamp'), parts.signedTarget(url)]
    const hashes = parts.formsOf(body).map(hashBody)
    const verified = {
      'client-id': () => parts.verifyWithPublicKey(`${clientId}|${timestamp}`, signature, publicKey),
      symmetric: () =>
        hashes.some((hash) =>
          parts.verifyWithSecret([method, target, token, hash, timestamp].join(':'), signature, clientSecret),
        ),
      asymmetric: () =>
        hashes.some((hash) =>
          parts.verifyWithPublicKey([method, target, hash, timestamp].join(':'), signature, publicKey),
        ),
    }[onboarding.signature]()
    if (!verified) throw unauthorized('Signature')
  }

  async function withinDeadline<Value>(work: Promise<Value>): Promise<Value> {
    const deadline = new AbortController()
    const late = setTimeout(parts.deadlineMilliseconds, undefined, { ref: false, signal: deadline.signal }).then(() => {
      throw new Refusal(504, '00', 'Timeout')
    })
    late.catch(() => {})
    return Promise.race([work, late]).finally(() => deadline.abort())
  }

  function succeed({ code }: Service, body: Readonly<Record<string, unknown>>): Answer {
    return parts.writeAnswer({ status: 200, serviceCode: code, caseCode: '00', message: 'Successful', body })
  }
}
