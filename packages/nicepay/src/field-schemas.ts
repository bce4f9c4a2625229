import { formatTimestamp, parseTimestamp } from '@snap-sdk/core'
import * as z from 'zod/mini'
import { type Amount, MAXIMUM_AMOUNT_LENGTH, toDecimal } from './amount.ts'

/** A mandatory text of at most `length` characters. A number is none. */
export function text(length: number): z.ZodMiniType<string, string> {
  return z.string().check(z.minLength(1), z.maxLength(length))
}

/**
 * A text that no page confirms: it may be absent, null, empty or a whole number, and is never refused for its length. A number
 * that JavaScript cannot hold exactly is refused: rounded, it would be another identifier.
 */
export const inferredText: z.ZodMiniType<string | undefined> = z.pipe(
  z.transform(toText),
  z.optional(z.string('neither a text nor a whole number that can be kept exactly')),
)

/** What `amount` and `answerAmount` take. It comes out in its one spelling. */
interface AmountSpelling {
  readonly value: string | number
  readonly currency: string
}

const notAnAmount = `not an amount of at most ${MAXIMUM_AMOUNT_LENGTH} characters, with at most two decimals`

const amountFields = {
  value: z.pipe(
    z.pipe(
      z.union([z.string(), z.number()]),
      z.transform((value: string | number) => toDecimal(value)),
    ),
    z.string(notAnAmount).check(z.maxLength(MAXIMUM_AMOUNT_LENGTH, notAnAmount)),
  ),
  currency: z.string().check(z.length(3)),
}

/** An amount in a request: its value is a text or a number. Its unknown fields are kept. */
export const amount: z.ZodMiniType<Amount, AmountSpelling> = z.looseObject(amountFields)

/** An amount that no page confirms: it may be absent or null. */
export const inferredAmount: z.ZodMiniType<Amount | undefined> = z.pipe(
  z.nullish(amount),
  z.transform((value) => value ?? undefined),
)

/** An amount in an answer. Only its documented fields go out. */
export const answerAmount: z.ZodMiniType<Amount, AmountSpelling> = z.object(amountFields)

/** An instant in an answer, a `Date` or ISO 8601 with an offset. It comes out in Jakarta's offset. */
export const instant: z.ZodMiniType<string, Date | string> = z.pipe(
  z.pipe(z.union([z.date(), z.string()]), z.transform(toTimestamp)),
  z.string('neither a Date nor ISO 8601 with an offset, as in 2024-07-03T12:08:56+07:00, to the year 9999'),
)

function toText(value: unknown): unknown {
  if (value === null || value === '') return undefined
  return Number.isSafeInteger(value) ? String(value) : value
}

function toTimestamp(value: Date | string): string | undefined {
  const parsed = typeof value === 'string' ? parseTimestamp(value) : { ok: true as const, value }
  if (!parsed.ok) return undefined
  try {
    return formatTimestamp(parsed.value)
  } catch {
    return undefined
  }
}
