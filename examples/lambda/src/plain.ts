import type { APIGatewayProxyEvent, APIGatewayProxyEventV2, APIGatewayProxyResult } from 'aws-lambda'
import { countPaid } from './shop.ts'
import { snap } from './snap.ts'
import { toSnapRequest } from './to-snap-request.ts'

export async function handler(event: APIGatewayProxyEvent | APIGatewayProxyEventV2): Promise<APIGatewayProxyResult> {
  const request = toSnapRequest(event)
  if (!snap.matches(request.target)) return { statusCode: 200, body: `${countPaid()} paid` } // your own paths
  const { status, headers, body } = await snap.handle(request)
  return { statusCode: status, headers: { ...headers }, body: Buffer.from(body).toString() }
}
