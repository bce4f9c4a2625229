import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** An input that once broke a promise, or nearly did. It is tried first in every run, and in `npm test`. */
export interface CorpusEntry {
  /** What it showed. */
  readonly note: string
  readonly input: unknown
}

/** The package's folder, whether this runs from `src` or from `dist`. */
export const PACKAGE_FOLDER: string = dirname(dirname(fileURLToPath(import.meta.url)))

function fileOf(target: string, folder: string): string {
  return join(folder, `${target}.json`)
}

/** A file for each target. */
export const CORPUS_FOLDER: string = join(PACKAGE_FOLDER, 'corpus')

/** A target's inputs; none where it has no file yet. */
export function readCorpus(target: string, folder = CORPUS_FOLDER): readonly CorpusEntry[] {
  const file = fileOf(target, folder)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}

/** Adds an input, unless it is there. Returns the file. */
export function addToCorpus(target: string, entry: CorpusEntry, folder = CORPUS_FOLDER): string {
  const entries = readCorpus(target, folder)
  const file = fileOf(target, folder)
  const text = JSON.stringify(entry.input)
  if (!entries.some(({ input }) => JSON.stringify(input) === text)) {
    writeFileSync(file, `${JSON.stringify([...entries, entry], null, 2)}\n`)
  }
  return file
}
