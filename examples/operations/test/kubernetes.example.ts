import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const require = createRequire(`${process.env.SNAP_BINARIES}/package.json`)
const { parseAllDocuments } = require('yaml')
const FILE = new URL('../deploy/kubernetes.yaml', import.meta.url)

interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly spec: Record<string, unknown>
}

const manifests: readonly Manifest[] = parseAllDocuments(readFileSync(FILE, 'utf8')).map(
  (document: { toJS(): Manifest }) => document.toJS(),
)

/** By the schemas that Kubernetes publishes of its API. @throws Error that names the field. */
async function validate(manifest: Manifest): Promise<void> {
  // Its exports name no version below `apps`, and are for `import` alone.
  const file = `${process.env.SNAP_BINARIES}/node_modules/kubernetes-models/${manifest.apiVersion}/index.js`
  const { [manifest.kind]: Model } = await import(/* @vite-ignore */ pathToFileURL(file).href)
  new Model(manifest).validate()
}

test('the file has a deployment', () => expect(manifests.map(({ kind }) => kind)).toContain('Deployment'))

test.each(manifests.map((manifest) => [manifest.kind, manifest] as const))(
  'its %s is one by the API’s schema',
  async (_, manifest) => {
    await expect(validate(manifest)).resolves.toBeUndefined()
  },
)

test('a field of another type is not', async () => {
  const [first] = manifests
  const wrong = { ...(first as Manifest), spec: { ...first?.spec, replicas: 'two' } } // the file has one
  await expect(validate(wrong)).rejects.toThrow(/replicas/)
})
