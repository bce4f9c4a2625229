import type { SnapRequest } from '@snap-sdk/core'
import type { APIGatewayProxyEvent, APIGatewayProxyEventV2 } from 'aws-lambda'

/** An event of API Gateway, 1.0 or 2.0, as snap-sdk reads it: the bytes as received, the path as called, every header that came. */
export function toSnapRequest(event: APIGatewayProxyEvent | APIGatewayProxyEventV2): SnapRequest {
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if ('rawPath' in event) {
    const { rawPath, rawQueryString: query, headers, requestContext } = event
    const { method, sourceIp } = requestContext.http
    const target = query === '' ? rawPath : `${rawPath}?${query}`
    return { method, target, headers: new Map(Object.entries(headers)), body, remoteAddress: sourceIp }
  }
  const { httpMethod, multiValueHeaders, multiValueQueryStringParameters, requestContext } = event
  const { path, identity } = requestContext
  const query = Object.entries(multiValueQueryStringParameters ?? {}).flatMap(([name, values = []]) =>
    values.map((value) => [name, value]),
  )
  const target = query.length === 0 ? path : `${path}?${new URLSearchParams(query)}`
  // `headers` has the last one alone where a header came twice: two are joined here, and refused by their form.
  const headers = Object.entries(multiValueHeaders).map(
    ([name, values = []]) => [name.toLowerCase(), values.join(', ')] as const,
  )
  return { method: httpMethod, target, headers: new Map(headers), body, remoteAddress: identity.sourceIp }
}
