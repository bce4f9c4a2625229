import type { ServiceName } from './answer/finding.ts'
import { INQUIRY_PATH, PAYMENT_PATH, TOKEN_PATH } from './gateway.ts'

/** Where each service is, behind the base path. */
export const SERVICE_PATHS: Readonly<Record<ServiceName, string>> = {
  token: TOKEN_PATH,
  inquiry: INQUIRY_PATH,
  payment: PAYMENT_PATH,
}
