import type { RawRequest } from '@snap-sdk/simulator'
import type { CalledApp } from '../adapter-harness.ts'
import { type HttpAnswer, toAnswer } from './http-answer.ts'
import type { MessageOptions } from './http-message.ts'

/** How an API is set up at API Gateway: REST APIs send events 1.0, HTTP APIs and function URLs 2.0; base64 is for media types set as binary. */
export interface ApiGatewaySetup {
  readonly version: '1.0' | '2.0'
  readonly isBase64Encoded: boolean
}

/** Every event that a Lambda may get. */
export const API_GATEWAY_SETUPS: readonly ApiGatewaySetup[] = (['1.0', '2.0'] as const).flatMap((version) =>
  [true, false].map((isBase64Encoded) => ({ version, isBase64Encoded })),
)

/** What a Lambda answers. */
export interface ApiGatewayAnswer {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>> | undefined
  readonly body: string
  readonly isBase64Encoded?: boolean | undefined
}

/**
 * A request as API Gateway hands it to a Lambda: in 1.0 `headers` has the last value of each name and `multiValueHeaders` all of them, in
 * 2.0 names are in lower case and values joined with a comma.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function toApiGatewayEvent(
  request: RawRequest,
  { version, isBase64Encoded }: ApiGatewaySetup,
  options: MessageOptions = {},
): object {
  const { method = request.method, target = request.path, body = request.body } = options
  const [path = '', ...query] = target.split('?')
  const lines = toLines(request, options)
  const bytes = Buffer.from(body)
  const common = {
    version,
    isBase64Encoded,
    body: bytes.length === 0 ? null : bytes.toString(isBase64Encoded ? 'base64' : 'utf8'),
  }
  if (version === '2.0') {
    const headers = Object.fromEntries(Object.entries(gather(lines, true)).map(([name, all]) => [name, all.join(',')]))
    const http = { method, path, sourceIp: '127.0.0.1', protocol: 'HTTP/1.1', userAgent: 'gateway' }
    const requestContext = { http, stage: '$default', domainName: 'merchant.example' }
    return { ...common, routeKey: '$default', rawPath: path, rawQueryString: query.join('?'), headers, requestContext }
  }
  const multiValueHeaders = gather(lines, false)
  const parameters = [...new URLSearchParams(query.join('?'))]
  return {
    ...common,
    resource: '/{proxy+}',
    path,
    httpMethod: method,
    headers: Object.fromEntries(lines),
    multiValueHeaders,
    queryStringParameters: query.length === 0 ? null : Object.fromEntries(parameters),
    multiValueQueryStringParameters: query.length === 0 ? null : gather(parameters, false),
    requestContext: { identity: { sourceIp: '127.0.0.1' }, httpMethod: method, path, stage: 'prod' },
  }
}

/** The answer's body as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: whatever came back; tests reach into it
export function readApiGatewayAnswer(answer: ApiGatewayAnswer): any {
  return fromApiGateway(answer).json
}

/** An app that is a Lambda behind API Gateway. `handler` is what is exported under this name. */
export function onLambda(handler: (event: never, context: never) => unknown, setup: ApiGatewaySetup): CalledApp {
  return {
    async send(request, options) {
      // The event has the shape that Amazon documents, and a handler's own types say which.
      const answer = await handler(toApiGatewayEvent(request, setup, options) as never, {} as never)
      return fromApiGateway(answer as ApiGatewayAnswer)
    },
  }
}

function fromApiGateway(answer: ApiGatewayAnswer): HttpAnswer {
  const { statusCode, headers = {}, multiValueHeaders = {}, body, isBase64Encoded } = answer
  const several = Object.entries(multiValueHeaders).flatMap(([name, values]) => values.map((value) => [name, value]))
  return toAnswer({
    status: statusCode,
    headers: [...Object.entries(headers), ...several].map(([name = '', value]) => [name, String(value)]),
    body: new Uint8Array(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')),
  })
}

type HeaderLine = readonly [name: string, value: string]

function toLines({ headers, body }: RawRequest, options: MessageOptions): readonly HeaderLine[] {
  const { extraHeaders = [], spell = (name) => name, framing = 'length' } = options
  const own = [...Object.entries(headers), ...extraHeaders].map(([name, value]): HeaderLine => [spell(name), value])
  const length = framing === 'length' ? [['Content-Length', String((options.body ?? body).length)] as const] : []
  return [['Host', 'merchant.example'], ...own, ...length]
}

function gather(lines: readonly HeaderLine[], inLowerCase: boolean): Record<string, string[]> {
  const gathered: Record<string, string[]> = {}
  for (const [spelled, value] of lines) {
    const name = inLowerCase ? spelled.toLowerCase() : spelled
    gathered[name] = [...(gathered[name] ?? []), value]
  }
  return gathered
}
