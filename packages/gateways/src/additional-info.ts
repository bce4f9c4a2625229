type Body = Readonly<Record<string, unknown>>
type BodyOfAccount = Body & { readonly virtualAccountData: Body }

/** Takes the handler's additional information out of a body, wherever the service put it. */
export function additionalInfoOf(body: object): object | undefined {
  const { additionalInfo, virtualAccountData } = body as Body // any object has members of unknown types
  return asObject(additionalInfo) ?? asObject(asObject(virtualAccountData)?.additionalInfo)
}

/** Puts additional information where a gateway looks for it: the standard has it beside `virtualAccountData`. */
export function withAdditionalInfo(
  body: object,
  additionalInfo: object | undefined,
  place: 'inside' | 'both',
): BodyOfAccount {
  const { additionalInfo: _, virtualAccountData, ...rest } = body as Body // as above
  const { additionalInfo: _inner, ...data } = asObject(virtualAccountData) ?? {}
  const info = additionalInfo === undefined ? {} : { additionalInfo }
  return { ...rest, virtualAccountData: { ...data, ...info }, ...(place === 'both' ? info : {}) }
}

function asObject(value: unknown): Body | undefined {
  return typeof value === 'object' && value !== null ? (value as Body) : undefined
}
