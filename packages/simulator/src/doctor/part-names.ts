import type { StringPart } from '../sign.ts'

/** The parts of a string to sign, in words. */
export const PART_NAMES: Readonly<Record<StringPart, string>> = {
  clientId: 'client ID',
  timestamp: 'timestamp',
  method: 'method',
  path: 'path',
  accessToken: 'access token',
  bodyHash: "body's hash",
}
