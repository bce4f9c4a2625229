import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtFile, folderOf, PACKAGES, type PackageName } from '../src/workspace.ts'

/** The packages of others whose code is in a package's built files, by their source maps. */
function inlinedPackages(name: PackageName): string[] {
  builtFile(name, 'index.js')
  const dist = `${folderOf(name)}/dist`
  const maps = readdirSync(dist, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.map'))
  const sources: string[] = maps.flatMap((file) => JSON.parse(readFileSync(`${dist}/${file}`, 'utf8')).sources)
  const names = sources.flatMap((source) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? [])
  return [...new Set(names)].sort()
}

test.each(PACKAGES)('%s has the licence of all that is inlined into it', (name) => {
  const inlined = inlinedPackages(name)
  const path = `${folderOf(name)}/dist/THIRD-PARTY.txt`
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const named = [...text.matchAll(/^((?:@[\w-]+\/)?[\w.-]+) \d+\.\d+\.\d+, MIT$/gm)].map(([, each]) => each)
  expect(named).toEqual(inlined)
  expect(text.match(/Permission is hereby granted/g) ?? []).toHaveLength(inlined.length)
})

test('core inlines the hashes', () => {
  expect(inlinedPackages('core')).toEqual(['@noble/hashes'])
})
