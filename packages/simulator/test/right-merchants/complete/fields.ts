import { isObject, valueAt } from './bodies.ts'
import { invalidFormat, missing } from './refusal.ts'
import type { Service } from './services.ts'

/** Refuses a body that lacks a mandatory field, or has one of a wrong type or length. */
export function checkFields(body: unknown, { fields }: Pick<Service, 'fields'>): void {
  for (const path of Object.keys(fields)) {
    const [parent = path] = path.split('.', 1)
    const around = valueAt(body, parent)
    if (parent !== path && around !== undefined && !isObject(around)) throw invalidFormat(parent)
    const value = valueAt(body, path)
    if (value === undefined || value === null || value === '') throw missing(path)
  }
  for (const [path, { longest, number }] of Object.entries(fields)) {
    const value = valueAt(body, path)
    const isText = typeof value === 'string' || (number && typeof value === 'number')
    if (!isText || String(value).length > longest) throw invalidFormat(path)
  }
}
