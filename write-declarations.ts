import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { type Plugin, rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import ts from 'typescript'

/** Each module system has its own ending: a `.d.ts` of an ES package would tell `require` that it gets ES modules. */
const ENDINGS = ['d.ts', 'd.cts']

/**
 * Writes a package's declarations, one file for each entry and module system, with everything inside but other packages' types.
 *
 * Each source gives its declarations alone, without a type checker: `isolatedDeclarations` in tsconfig.base.json allows it, and `npm run
 * types` checks the types. A checker in each of the packages' builds would take nine tenths of their time.
 *
 * @param entries Paths from the package's folder, which is the working directory.
 */
export async function writeDeclarations(entries: readonly string[], outDir: string): Promise<void> {
  const bundle = await rollup({
    input: Object.fromEntries(
      entries.map((entry) => [relative('src', entry).replace(/\.ts$/, ''), toDeclarationId(resolve(entry))]),
    ),
    plugins: [declareSources, dts()],
    onwarn: ({ message }) => {
      throw new Error(message)
    },
  })
  for (const ending of ENDINGS) {
    const { output } = await bundle.generate({ format: 'es', entryFileNames: `[name].${ending}` })
    for (const file of output) {
      if (file.type !== 'chunk') continue
      const path = resolve(outDir, file.fileName)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, file.code)
    }
  }
  await bundle.close()
}

/** A source goes by the name of its declarations, so that the bundler's plugin reads it as such and asks no type checker. */
const declareSources: Plugin = {
  name: 'declare-sources',
  resolveId: (specifier, importer) =>
    importer === undefined
      ? specifier
      : specifier.startsWith('.')
        ? toDeclarationId(resolve(dirname(importer), specifier))
        : { id: specifier, external: true },
  load(id) {
    const path = id.replace(/\.d\.ts$/, '.ts')
    const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(path, 'utf8'), {
      fileName: path,
      compilerOptions: { target: ts.ScriptTarget.ES2022, isolatedDeclarations: true, declaration: true },
      reportDiagnostics: true,
    })
    const [first] = diagnostics
    if (first !== undefined) throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(first.messageText, '\n')}`)
    return outputText
  },
}

function toDeclarationId(path: string): string {
  return path.replace(/\.ts$/, '.d.ts')
}
