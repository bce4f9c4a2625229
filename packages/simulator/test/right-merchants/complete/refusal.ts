/** A call that is not served. The service's digits come in when it is answered. */
export class Refusal extends Error {
  readonly status: number
  readonly caseCode: string
  constructor(status: number, caseCode: string, message: string) {
    super(message)
    this.status = status
    this.caseCode = caseCode
  }
}

export const badRequest = (): Refusal => new Refusal(400, '00', 'Bad Request')
export const invalidFormat = (field: string): Refusal => new Refusal(400, '01', `Invalid Field Format ${field}`)
export const missing = (field: string): Refusal => new Refusal(400, '02', `Invalid Mandatory Field ${field}`)
export const unauthorized = (reason: string): Refusal => new Refusal(401, '00', `Unauthorized. [${reason}]`)
export const invalidToken = (): Refusal => new Refusal(401, '01', 'Invalid Token (B2B)')

/** What was refused, and anything else as the merchant's own fault. */
export function toRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal(500, '00', 'General Error')
}
