import type { RawRequest } from '@snap-sdk/simulator'

/** A request as API Gateway hands it to a Lambda. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function toApiGatewayEvent(request: RawRequest, version: '1.0' | '2.0', isBase64Encoded: boolean): object {
  const { method, path, headers, body } = request
  const [rawPath = '', rawQueryString = ''] = path.split('?')
  const text = Buffer.from(body).toString(isBase64Encoded ? 'base64' : 'utf8')
  const common = { version, headers, isBase64Encoded, body: text }
  if (version === '2.0') {
    const http = { method, path: rawPath, sourceIp: '127.0.0.1', protocol: 'HTTP/1.1' }
    return { ...common, routeKey: '$default', rawPath, rawQueryString, requestContext: { http, stage: '$default' } }
  }
  const multiValueHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
  const requestContext = { identity: { sourceIp: '127.0.0.1' }, httpMethod: method, path: rawPath, stage: '$default' }
  return {
    ...common,
    resource: '/{proxy+}',
    path: rawPath,
    httpMethod: method,
    multiValueHeaders,
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    requestContext,
  }
}

/** What a Lambda answers. */
export interface ApiGatewayAnswer {
  readonly statusCode: number
  readonly body: string
  readonly isBase64Encoded?: boolean | undefined
}

/** The answer's body as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: whatever came back; tests reach into it
export function readApiGatewayAnswer({ body, isBase64Encoded }: ApiGatewayAnswer): any {
  return JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body)
}
