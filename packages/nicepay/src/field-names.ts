import { SnapConfigurationError } from '@snap-sdk/core'

/**
 * The names of NICO fields that NICEPAY's public pages do not show in a form that could be copied: the letter case of some, and the
 * whole body of a payment. Each is the best reading there is; docs/protocol.md says what it rests on. Should
 * NICEPAY tell you another, override it: `nico.payment(handler, { fieldNames: { paidAmount: 'amount' } })`.
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
