import type { Members } from '@snap-sdk/core'

/** A text inside `additionalInfo`, where some gateways say what a call reports. Anything but a text is `undefined`. */
export function readAdditionalInfo(request: Members, name: string): string | undefined {
  const { additionalInfo } = request
  if (typeof additionalInfo !== 'object' || additionalInfo === null || !Object.hasOwn(additionalInfo, name))
    return undefined
  const value: unknown = Reflect.get(additionalInfo, name)
  return typeof value === 'string' ? value : undefined
}
