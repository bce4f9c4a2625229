import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { builtFile, folderOf, PACKAGES, type PackageName, readManifest } from '../src/workspace.ts'

/** The packages that a package's built files name, types included. */
function namedPackages(name: PackageName): string[] {
  builtFile(name, 'index.d.ts')
  const files = readdirSync(`${folderOf(name)}/dist`, { encoding: 'utf8', recursive: true }).filter((file) =>
    /\.(?:js|cjs|d\.ts|d\.cts)$/.test(file),
  )
  const imported = files.flatMap((file) => {
    const text = readFileSync(`${folderOf(name)}/dist/${file}`, 'utf8')
    return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
  })
  const outside = imported.filter((specifier) => !/^[.#]/.test(specifier) && !isBuiltin(specifier))
  return [...new Set(outside.map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier))].sort()
}

test.each(PACKAGES)('%s depends on what its built files name, and on nothing else', (name) => {
  const { dependencies = {}, peerDependencies = {} } = readManifest(folderOf(name))
  // A peer may be something that its user hands over, and no file names.
  const named = namedPackages(name).filter((one) => !Object.hasOwn(peerDependencies, one))
  expect(named).toEqual(Object.keys(dependencies).sort())
})
