import { type Fields, type FieldTable, SnapConfigurationError, spelled } from '@snap-sdk/core'

/**
 * The names of NICO fields that NICEPAY's public pages do not show in a form that could be copied: the letter case of some, and the
 * whole body of a payment. Each is the best reading there is; docs/protocol.md says what it rests on. Should
 * NICEPAY tell you another, override it: `nicepay({ …, fieldNames: { paidAmount: 'amount' } })`.
 */
export interface NicoFieldNames {
  readonly payNoData: string
  readonly payNoName: string
  readonly goodsName: string
  readonly payNoPhone: string
  readonly payNoEmail: string
  readonly payNoExpiredDateTime: string
  readonly paymentRequestId: string
  readonly paidAmount: string
  readonly totalAmount: string
  readonly trxDateTime: string
  readonly trxId: string
  readonly partnerReferenceNo: string
}

/** Other names than ours, by our name. One that is absent or `undefined` stays as it is. */
export type NicoFieldNameOverrides = { readonly [Field in keyof NicoFieldNames]?: string | undefined }

/** Our name and NICEPAY's, as long as nobody says otherwise. */
export const NICO_FIELD_NAMES: NicoFieldNames = {
  payNoData: 'payNoData',
  payNoName: 'payNoName',
  goodsName: 'goodsName',
  payNoPhone: 'payNoPhone',
  payNoEmail: 'payNoEmail',
  payNoExpiredDateTime: 'payNoExpiredDateTime',
  paymentRequestId: 'paymentRequestId',
  paidAmount: 'paidAmount',
  totalAmount: 'totalAmount',
  trxDateTime: 'trxDateTime',
  trxId: 'trxId',
  partnerReferenceNo: 'partnerReferenceNo',
}

const ANSWER_BODY = ['responseCode', 'responseMessage', 'payNoData']

/** Completes overridden names. @throws SnapConfigurationError `SERVICE_INVALID` for a field that is not in the table, and for a name that cannot be. */
export function completeFieldNames(overrides: NicoFieldNameOverrides = {}): NicoFieldNames {
  const given = Object.entries(overrides).filter(([, name]) => name !== undefined)
  for (const [field, name] of given) {
    if (Object.hasOwn(NICO_FIELD_NAMES, field) && typeof name === 'string' && /^[A-Za-z]\w*$/.test(name)) continue
    throw new SnapConfigurationError(
      'SERVICE_INVALID',
      `fieldNames.${field} is '${String(name)}'. It takes a name of letters and digits, for one of: ${Object.keys(NICO_FIELD_NAMES).join(', ')}.`,
    )
  }
  const names = { ...NICO_FIELD_NAMES, ...Object.fromEntries(given) }
  pairNames(ANSWER_BODY, names)
  return names
}

/** A field's name here, and its name in what is sent. */
export type NamePair = readonly [field: string, wireName: string]

/**
 * Pairs the fields of one object with the gateway's names.
 *
 * @throws SnapConfigurationError `SERVICE_INVALID` when two of them would have the same name: one would hide the other.
 */
export function pairNames(fields: readonly string[], names: NicoFieldNames): readonly NamePair[] {
  const wireNames: Readonly<Record<string, string>> = { ...names }
  const taken = new Map<string, string>()
  return fields.map((field) => {
    const wireName = wireNames[field] ?? field
    const other = taken.get(wireName)
    if (other !== undefined) {
      throw new SnapConfigurationError(
        'SERVICE_INVALID',
        `fieldNames: ${other} and ${field} are both named '${wireName}'. Give one of them another name.`,
      )
    }
    taken.set(wireName, field)
    return [field, wireName]
  })
}

/**
 * The same field table, spelled as the gateway does: refusals name the field that was sent, and the handler keeps our names.
 *
 * @throws SnapConfigurationError `SERVICE_INVALID` when two fields would have the same name.
 */
export function spellFields<Request>(fields: Fields<Request>, names: NicoFieldNames): Fields<Request> {
  const table = fields as FieldTable // each of its rows is a Field
  const rows = pairNames(Object.keys(table), names).flatMap(([field, wireName]) => {
    const row = table[field]
    if (row === undefined) return []
    return [[field, field === wireName ? row : spelled(row, wireName)] as const]
  })
  // The same rows under the same keys: TypeScript cannot see through a table.
  return Object.fromEntries(rows) as unknown as Fields<Request>
}

/**
 * Prepares what writes an object for the gateway: the given fields, in their order, under its names. Others stay behind.
 * Of two values of one field, the later source's counts, even where it is `undefined`.
 *
 * @throws SnapConfigurationError `SERVICE_INVALID` when two fields would have the same name.
 */
export function fieldWriter<Field extends string>(
  fields: readonly Field[],
  names: NicoFieldNames,
): (...sources: readonly { readonly [Name in Field]?: unknown }[]) => Record<string, unknown> {
  const pairs = pairNames(fields, names)
  return (...sources) => {
    const written: Record<string, unknown> = {}
    for (const [field, wireName] of pairs) {
      for (const source of sources) {
        // Its type names these fields, and `pairs` has no others.
        if (Object.hasOwn(source, field)) written[wireName] = (source as Readonly<Record<string, unknown>>)[field]
      }
    }
    return written
  }
}
