import type { StandardSchemaV1 } from '@standard-schema/spec'

/** Any object: the least that a Standard Schema can ask. */
export const objectSchema: StandardSchemaV1<unknown, Record<string, unknown>> = {
  '~standard': {
    version: 1,
    vendor: 'store-suite',
    validate: (value) =>
      typeof value === 'object' && value !== null
        ? { value: { ...value } }
        : { issues: [{ message: 'not an object' }] },
  },
}
