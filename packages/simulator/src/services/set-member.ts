import type { Body } from './service.ts'

/** A body with another value at a path: `additionalInfo.paymentFlagStatus`. Objects on the way are made; JSON leaves out what is undefined. */
export function setMember(body: Body, path: string, value: unknown): Body {
  const [name = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...body, [name]: value }
  const inner = body[name]
  const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner)
  return { ...body, [name]: setMember(isObject ? { ...inner } : {}, rest.join('.'), value) }
}
