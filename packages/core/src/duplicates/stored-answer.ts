import { decodeUtf8 } from '../encoding/utf8.ts'
import type { StoredAnswer } from './duplicate-store.ts'

const START: RegExp = /^\{"responseCode":"(\d{7})"[,}]/

/**
 * The seven digits of a stored answer; `undefined` where it is not an answer, whole, as `writeBody` wrote it: a JSON object that begins with
 * its response code, under an HTTP status from 200 to 599. What a shared store gives back comes from outside.
 */
export function readStoredCode(answer: Partial<StoredAnswer> | undefined): string | undefined {
  if (!isStored(answer)) return undefined
  const text = decodeUtf8(answer.body) ?? ''
  const code = START.exec(text)?.[1]
  try {
    JSON.parse(text)
    return code
  } catch {
    return undefined
  }
}

/** Whether it is a status and bytes, which may be none where nobody asks for them. */
export function isStored(answer: Partial<StoredAnswer> | undefined): answer is StoredAnswer {
  if (answer === undefined || answer === null) return false
  const { status, body } = answer
  return (
    status !== undefined && Number.isInteger(status) && status >= 200 && status <= 599 && body instanceof Uint8Array
  )
}
