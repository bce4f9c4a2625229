import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import ts from 'typescript'
import { type Document, readDocument } from './markdown.ts'
import { GIVEN, PRELUDES } from './preludes.ts'
import { builtFile, PACKAGES, SUITE } from './workspace.ts'

/** A place for files that import the built packages by name. Make one per test file, remove it at the end. */
export interface Workshop {
  readonly folder: string
  /** Writes a document's `ts` blocks, each a complete module, into a folder of its own, with the files of the document that it names. */
  writeBlocks(document: Document): void
  write(path: string, text: string): void
  /** Type-checks everything written, as a strict Node user would. @returns What the compiler says, a line each. */
  check(): string[]
  /** Writes the JavaScript of everything beside it, without a check. */
  transpile(): void
  remove(): void
}

/** Strict, without the DOM, and with our declarations checked too. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  typeRoots: [`${SUITE}/node_modules/@types`],
  strict: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  experimentalDecorators: true, // NestJS
}

export function openWorkshop(options: ts.CompilerOptions = {}): Workshop {
  for (const name of PACKAGES) builtFile(name, 'index.d.ts')
  mkdirSync(`${SUITE}/dist`, { recursive: true })
  const folder = mkdtempSync(`${SUITE}/dist/workshop-`)
  const written: string[] = []

  function write(path: string, text: string): void {
    const file = `${folder}/${path}`
    mkdirSync(file.slice(0, file.lastIndexOf('/')), { recursive: true })
    writeFileSync(file, text, { flag: 'wx' })
    written.push(file)
  }

  return {
    folder,
    write,
    writeBlocks({ path, blocks, filesOf }) {
      const others = filesOf === undefined ? [] : readDocument(filesOf).blocks
      const named = new Set(blocks.map(({ file }) => file))
      const beside = others.filter(({ file }) => file !== undefined && !named.has(file))
      for (const { language, file, prelude, given, from, code, line } of [...blocks, ...beside]) {
        if (language !== 'ts' || from !== undefined) continue
        const before = prelude === undefined ? '' : PRELUDES[prelude]
        if (before === undefined) throw new Error(`${path}:${line}: there is no prelude '${prelude}'`)
        const taken = given.map((name) => {
          if (GIVEN[name] === undefined)
            throw new Error(`${path}:${line}: nothing says what '${name}' is: see GIVEN in preludes.ts`)
          return `${GIVEN[name]}\n`
        })
        write(`${toFolder(path)}/${file ?? `line-${line}.ts`}`, taken.join('') + before + code)
      }
    },
    check() {
      const program = ts.createProgram(written, { ...OPTIONS, ...options, noEmit: true })
      const ours = program
        .getSourceFiles()
        .filter(
          ({ fileName }) =>
            fileName.startsWith(folder) || PACKAGES.some((name) => fileName.includes(`/packages/${name}/dist/`)),
        )
      const diagnostics = [
        ...program.getOptionsDiagnostics(),
        ...program.getGlobalDiagnostics(),
        ...ours.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
      ]
      return diagnostics.map(describe)
    },
    transpile() {
      // Every block is an ES module, as this package's type says; transpileModule does not look there.
      const compilerOptions = { ...OPTIONS, module: ts.ModuleKind.ESNext }
      for (const file of written) {
        const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions })
        writeFileSync(file.replace(/ts$/, 'js'), outputText)
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** `packages/core/README.md` is written to `packages-core-README`. */
export function toFolder(document: string): string {
  return document.replace(/\.md$/, '').replaceAll(/[/.]/g, '-')
}

function describe({ file, start, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, ' ')
  if (file === undefined || start === undefined) return message
  const { line, character } = file.getLineAndCharacterOfPosition(start)
  return `${file.fileName.split('/').slice(-2).join('/')}:${line + 1}:${character + 1} ${message}`
}
