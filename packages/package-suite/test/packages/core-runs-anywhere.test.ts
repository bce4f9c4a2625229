import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { builtFile } from '../../src/workspace.ts'

/** Globals that only Node has, or only CommonJS. */
const NODE_GLOBALS: ReadonlySet<string> = new Set([
  'Buffer',
  'process',
  'global',
  '__dirname',
  '__filename',
  'setImmediate',
])

interface Findings {
  readonly modules: string[]
  readonly globals: string[]
}

/** The modules that a script loads, and the Node globals that it names. */
function inspect(text: string): Findings {
  const file = ts.createSourceFile('built.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS)
  const globals = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && NODE_GLOBALS.has(node.text) && !isName(node)) globals.add(node.text)
    node.forEachChild(visit)
  }
  visit(file)
  const modules = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
  return { modules: [...new Set(modules)].sort(), globals: [...globals] }
}

/** Whether an identifier is a member's name (`ipaddr.process`), which is no global. */
function isName({ parent, text }: ts.Identifier): boolean {
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name.text === text) ||
    (ts.isPropertyAssignment(parent) && parent.name.getText() === text) ||
    ts.isMethodDeclaration(parent)
  )
}

describe('core as it is published', () => {
  test('the ES module loads its dependencies and nothing of Node', () => {
    const { modules, globals } = inspect(readFileSync(builtFile('core', 'index.js'), 'utf8'))
    expect(modules).toEqual(['ipaddr.js', 'jose', 'zod/mini'])
    expect(globals).toEqual([])
  })

  test('the CommonJS file holds jose, and nothing of Node', () => {
    const text = readFileSync(builtFile('core', 'index.cjs'), 'utf8')
    const { modules, globals } = inspect(text)
    expect(modules).toEqual(['ipaddr.js', 'zod/mini'])
    expect(globals).toEqual([])
    expect(text).toContain('ERR_JWT_EXPIRED')
  })

  test('the inspection finds what it looks for', () => {
    const found = inspect("import 'node:fs'; const c = require('crypto'); ({ process: Buffer.from(x) }); a.process()")
    expect(found).toEqual({ modules: ['crypto', 'node:fs'], globals: ['Buffer'] })
    expect(builtinModules).toContain('crypto')
  })
})
