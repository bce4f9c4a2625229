import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { afterAll, expect, test } from 'vitest'
import { openWorkshop } from '../src/workshop.ts'
import { builtFile, PACKAGES } from '../src/workspace.ts'

const workshop = openWorkshop({ exactOptionalPropertyTypes: true })
afterAll(workshop.remove)

const DECLARATIONS = PACKAGES.flatMap((name) => [[name, 'index.d.ts'] as const, [name, 'index.d.cts'] as const])

test.each(DECLARATIONS)('%s/%s mentions neither zod nor jose nor noble', (name, file) => {
  const lines = readFileSync(builtFile(name, file), 'utf8').split('\n')
  expect(lines.filter((line) => /\b(?:zod|jose|noble)\b/i.test(line))).toEqual([])
})

/** The minors of a schema library clash with each other. Standard Schema's types are made to be named, and never change. */
test.each([
  ['core', ['@standard-schema/spec']],
  ['services', ['@snap-sdk/core']],
  ['gateways', ['@snap-sdk/core', '@snap-sdk/services']],
] as const)('the declarations of %s name no types but ours and Standard Schema’s', (name, others) => {
  for (const file of ['index.d.ts', 'index.d.cts']) {
    const { importedFiles } = ts.preProcessFile(readFileSync(builtFile(name, file), 'utf8'), true, true)
    expect([...new Set(importedFiles.map(({ fileName }) => fileName))].sort(), file).toEqual(others)
  }
})

test('the declarations compile for ES modules and for CommonJS, strict, library checks on', () => {
  const commonJs = PACKAGES.map((name, index) => `import p${index} = require('@snap-sdk/${name}')`)
  workshop.write('use.mts', PACKAGES.map((name, index) => `export * as p${index} from '@snap-sdk/${name}'`).join('\n'))
  workshop.write(
    'use.cts',
    [...commonJs, `export = { ${PACKAGES.map((_, index) => `p${index}`).join(', ')} }`].join('\n'),
  )
  workshop.write(
    'wrong.cts',
    "import core = require('@snap-sdk/core')\nconst snap: number = core.createSnap\nexport = snap\n",
  )
  // The wrong line shows that the compiler looked.
  expect(workshop.check()).toEqual([expect.stringMatching(/wrong\.cts:2:7 .*is not assignable to type 'number'/)])
})
