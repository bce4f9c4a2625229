import { writeJakartaTime } from './timestamps.ts'

/** What goes back. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Text goes out as it is. */
  readonly body: Readonly<Record<string, unknown>> | string
}

/** An answer in JSON. */
export interface JsonAnswer extends Answer {
  readonly body: Readonly<Record<string, unknown>>
}

/** The standard's answer: seven digits, of which the first three are the HTTP status. */
export function writeAnswer({
  status,
  serviceCode,
  caseCode,
  message,
  body = {},
}: {
  readonly status: number
  readonly serviceCode: string
  readonly caseCode: string
  readonly message: string
  readonly body?: Readonly<Record<string, unknown>>
}): JsonAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json', 'X-TIMESTAMP': writeJakartaTime(new Date()) },
    body: { responseCode: `${status}${serviceCode}${caseCode}`, responseMessage: message, ...body },
  }
}
