import { BILLS, LIFETIME_SECONDS } from '../workload/bill.ts'
import { issueAccessToken, isValidToken } from './access-token.ts'
import type { Cryptography } from './cryptography.ts'

export interface FloorCall {
  readonly method: string
  readonly target: string
  header(name: string): string
  readonly body: Uint8Array<ArrayBuffer>
}

export interface FloorAnswer {
  readonly status: number
  /** JSON. */
  readonly body: string
}

/**
 * Answers a token request with the least that proves it genuine.
 *
 * Does: one RSA verification, one HMAC, one parse, one stringify. Does *not* check that headers are there and of their form, the
 * timestamp's window, `grantType`, or anything else.
 */
export async function answerToken({ header, body }: FloorCall, cryptography: Cryptography): Promise<FloorAnswer> {
  const clientId = header('x-client-key')
  const stringToSign = `${clientId}|${header('x-timestamp')}`
  const genuine = await cryptography.verifyRsa(stringToSign, Buffer.from(header('x-signature'), 'base64'))
  if (!genuine) return refuse('4017300', 'Unauthorized. [Signature]')
  JSON.parse(toText(body))
  const expiresAt = Math.floor(Date.now() / 1000) + LIFETIME_SECONDS
  return succeed('2007300', {
    accessToken: await issueAccessToken({ clientId, expiresAt }, cryptography),
    tokenType: 'Bearer',
    expiresIn: String(LIFETIME_SECONDS),
  })
}

/**
 * Answers an inquiry with the least that proves it genuine: its token and its signature, in either scheme.
 *
 * Does *not* check headers, the timestamp's window, duplicates, the fields of the request or of the answer; has no deadline.
 */
export async function answerInquiry(
  { method, target, header, body }: FloorCall,
  scheme: 'client-id' | 'symmetric',
  cryptography: Cryptography,
): Promise<FloorAnswer> {
  const clientId = header('x-partner-id')
  const token = header('authorization').slice('Bearer '.length)
  if (!(await isValidToken(token, clientId, cryptography))) return refuse('4010001', 'Invalid Token (B2B)')
  const signature = Buffer.from(header('x-signature'), 'base64')
  const timestamp = header('x-timestamp')
  const genuine =
    scheme === 'client-id'
      ? await cryptography.verifyRsa(`${clientId}|${timestamp}`, signature)
      : await cryptography.verifyHmac512(
          `${method}:${target}:${token}:${await cryptography.hash(body)}:${timestamp}`,
          signature,
        )
  if (!genuine) return refuse('4010000', 'Unauthorized. [Signature]')
  const request = JSON.parse(toText(body))
  const bill = BILLS.get(request.payNo)
  if (bill === undefined) return { status: 404, body: write('4040012', 'Invalid Bill/Virtual Account') }
  const { partnerServiceId, customerNo, payNo, inquiryRequestId, mitraCd } = request
  return succeed('2000000', {
    payNoData: { partnerServiceId, customerNo, payNo, inquiryRequestId, mitraCd, ...bill },
  })
}

function succeed(responseCode: string, data: object): FloorAnswer {
  return { status: 200, body: write(responseCode, 'Successful', data) }
}

function refuse(responseCode: string, responseMessage: string): FloorAnswer {
  return { status: 401, body: write(responseCode, responseMessage) }
}

function write(responseCode: string, responseMessage: string, data?: object): string {
  return JSON.stringify({ responseCode, responseMessage, ...data })
}

function toText({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): string {
  return Buffer.from(buffer, byteOffset, length).toString()
}
