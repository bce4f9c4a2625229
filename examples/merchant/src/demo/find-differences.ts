/** What JSON must look like: a RegExp stands for any text that fits it. */
export type ExpectedJson = string | RegExp | { readonly [field: string]: ExpectedJson }

/** Compares a body with what it must be, field by field. No line means that it is the same: no field more, no field less. */
export function findDifferences(expected: ExpectedJson, actual: unknown, path = 'the body'): string[] {
  if (typeof expected === 'string' || expected instanceof RegExp) {
    const same = expected instanceof RegExp ? typeof actual === 'string' && expected.test(actual) : expected === actual
    return same ? [] : [`${path} is ${show(actual)}, expected ${show(expected)}`]
  }
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) {
    return [`${path} is ${show(actual)}, expected an object`]
  }
  const fields = new Map<string, unknown>(Object.entries(actual))
  return [
    ...Object.entries(expected).flatMap(([field, value]) => findDifferences(value, fields.get(field), field)),
    ...[...fields.keys()].filter((field) => !Object.hasOwn(expected, field)).map((field) => `${field} is not expected`),
  ]
}

function show(value: unknown): string {
  if (value === undefined) return 'missing'
  return value instanceof RegExp ? `text like ${value}` : JSON.stringify(value)
}
