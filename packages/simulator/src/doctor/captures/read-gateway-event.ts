import type { CapturedCall } from '../captured-call.ts'
import { isRecord, isText, type JsonRecord, readInstant } from './json-layers.ts'
import { readJsonBody } from './read-json-body.ts'
import { readJsonHeaders } from './read-json-headers.ts'

/** Whether this is an event of AWS API Gateway, form 1.0 or 2.0, of a function URL or of a load balancer. */
export function isGatewayEvent(value: JsonRecord): boolean {
  return (
    isRecord(value.requestContext) &&
    isRecord(value.headers ?? value.multiValueHeaders) &&
    (isText(value.httpMethod) || isText(value.rawPath))
  )
}

/**
 * Reads such an event. Form 1.0 holds its query decoded: it is written anew. The path is that of `requestContext`, which the caller used.
 *
 * @see AWS, "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway"
 */
export function readGatewayEvent(value: JsonRecord): CapturedCall {
  const context = isRecord(value.requestContext) ? value.requestContext : {}
  const http = isRecord(context.http) ? context.http : {}
  const method = [http.method, value.httpMethod].find(isText) ?? ''
  const path = [value.rawPath, context.path, value.path].find(isText) ?? '/'
  const query = isText(value.rawQueryString) ? value.rawQueryString : writeQuery(value, isRecord(context.elb))
  const isRewritten = query !== '' && !isText(value.rawQueryString)
  const { body, oddities } = readJsonBody(value.body, value.isBase64Encoded === true)
  return {
    form: 'API Gateway event',
    method,
    target: query === '' ? path : `${path}?${query}`,
    headers: readJsonHeaders(value.multiValueHeaders) ?? readJsonHeaders(value.headers) ?? new Map(),
    body,
    receivedAt: readInstant(context.timeEpoch ?? context.requestTimeEpoch),
    oddities: isRewritten
      ? [...oddities, 'The event holds the query in parts: it was written anew, and may have been written otherwise.']
      : oddities,
  }
}

/** A load balancer leaves the query encoded, API Gateway does not. */
function writeQuery(value: JsonRecord, isEncoded: boolean): string {
  const write = isEncoded ? (text: string) => text : encodeURIComponent
  const parameters = value.multiValueQueryStringParameters ?? value.queryStringParameters
  if (!isRecord(parameters)) return ''
  return Object.entries(parameters)
    .flatMap(([name, values]) => [values].flat().map((one) => `${write(name)}=${write(String(one))}`))
    .join('&')
}
