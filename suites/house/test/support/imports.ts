import { listFiles, readText } from '@snap-sdk/package-suite/workspace'
import ts from 'typescript'

/** Source files and what they import, types included: a file of the workspace as its path, anything else as written. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

export function readImports(...folders: readonly string[]): ImportGraph {
  const files = folders.flatMap((folder) => listFiles(folder, '.ts'))
  return new Map(files.map((file) => [file, importsOf(file, readText(file))]))
}

export function importsOf(file: string, text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => toPath(file, fileName))
}

function toPath(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return new URL(specifier, `file:///${from}`).pathname.slice(1)
}

/** @returns One circle as its files, the first again at the end; `undefined` when there is none. */
export function findCircle(graph: ImportGraph): string[] | undefined {
  const done = new Set<string>()

  function visit(file: string, way: readonly string[]): string[] | undefined {
    const seen = way.indexOf(file)
    if (seen >= 0) return [...way.slice(seen), file]
    if (done.has(file)) return undefined
    for (const imported of graph.get(file) ?? []) {
      const circle = visit(imported, [...way, file])
      if (circle !== undefined) return circle
    }
    done.add(file)
    return undefined
  }

  for (const file of graph.keys()) {
    const circle = visit(file, [])
    if (circle !== undefined) return circle
  }
  return undefined
}
