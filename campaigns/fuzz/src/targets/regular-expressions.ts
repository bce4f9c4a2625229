import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { check as recheck } from 'recheck'
import ts from 'typescript'
import { PACKAGE_FOLDER } from '../corpus.ts'
import { defineTarget, mustHold } from '../fuzz-target.ts'

const PACKAGES = ['core', 'services', 'gateways', 'node', 'express', 'koa', 'hono', 'redis', 'postgres', 'mysql']

/** One regular expression of the sources. */
interface Literal {
  readonly file: string
  readonly source: string
  readonly flags: string
}

const literals = PACKAGES.flatMap(readLiterals)

export const regularExpressionsTarget = defineTarget<Literal>({
  name: 'regular-expressions',
  promise: `none of the ${literals.length} in the published sources takes more than linear time (recheck)`,
  // Each once, as a known input: there is nothing random about them.
  runs: 0,
  inputs: fc.constantFrom(...literals),
  known: literals,
  async open() {
    // The backends in Java and native code are not installed: what JavaScript says is the same on every machine.
    process.env.RECHECK_BACKEND = 'pure'
    // Characters that are read are counted, and no time: a busy machine would take what is slow on it for what is not linear.
    const limits = { timeout: null, attackTimeout: null, incubationTimeout: null }
    return {
      async check({ file, source, flags }) {
        const diagnostics = await recheck(source, flags, limits)
        const verdict = diagnostics.status === 'vulnerable' ? diagnostics.complexity.summary : diagnostics.status
        mustHold(verdict === 'safe', `${file}: /${source}/${flags} is ${verdict}`)
      },
    }
  },
})

function readLiterals(name: string): Literal[] {
  const folder = join(PACKAGE_FOLDER, '../../packages', name, 'src')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const found: Literal[] = []
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf('/')
          found.push({ file: `${name}/src/${file}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
        }
        ts.forEachChild(node, visit)
      }
      visit(ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.Latest))
      return found
    })
}
