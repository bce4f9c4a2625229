import { listFiles, readManifest, WORKSPACE } from '@snap-sdk/package-suite/workspace'
import { expect, test } from 'vitest'
import { findCircle } from './support/imports.ts'

/** pnpm builds what a package names, for its tests too, before the package itself. In a circle it builds in any order. */
test('no package depends on itself through others, its tests included', () => {
  const manifests = ['packages', 'suites', 'campaigns', 'examples']
    .flatMap((folder) => listFiles(folder, '/package.json'))
    .map((path) => readManifest(`${WORKSPACE}/${path.replace(/\/package\.json$/, '')}`))
  const names = manifests.map(({ name }) => name)
  expect(names).toContain('@snap-sdk/core')
  const graph = new Map(
    manifests.map(({ name, dependencies, devDependencies, peerDependencies }) => {
      const needed = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies })
      return [name, needed.filter((other) => names.includes(other))]
    }),
  )
  expect(findCircle(graph)).toBeUndefined()
})
