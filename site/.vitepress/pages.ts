import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The repository's folder, with a slash at the end. */
export const REPOSITORY: string = fileURLToPath(new URL('../../', import.meta.url))

/** Where each document of the repository stands on the site. What is not named here is not on it. */
export function toPage(document: string): string {
  // Two pages whose names differ in their capitals alone would be one: `docs/security.md` is the other.
  if (document === 'SECURITY.md') return 'security-policy.md'
  if (/^[A-Z_]+\.md$/.test(document) && document !== 'README.md') return document.toLowerCase().replaceAll('_', '-')
  return document
    .replace(/^README\.id\.md$/, 'id/index.md')
    .replace(/^README\.md$/, 'index.md')
    .replace(/^docs\//, '')
    .replace(/^(packages|examples)\/([^/]+)\/README\.md$/, '$1/$2.md')
}

/** The documents below a folder, as paths from the repository, sorted. */
export function listDocuments(folder: string): readonly string[] {
  if (!existsSync(REPOSITORY + folder)) return []
  return readdirSync(REPOSITORY + folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return listDocuments(path)
      return path.endsWith('.md') ? [path] : []
    })
    .sort()
}

/** A document's first heading. */
export function readTitle(document: string): string {
  const title = /^# (.+)$/m.exec(readFileSync(REPOSITORY + document, 'utf8'))?.[1]
  if (title === undefined) throw new Error(`${document} has no title`)
  return title.replaceAll('`', '')
}

/** The Indonesian document where there is one, else the English. */
export function inLanguage(document: string, language: Language): string {
  const translated = document === 'README.md' ? 'README.id.md' : document.replace(/^docs\//, 'docs/id/')
  return language === 'id' && existsSync(REPOSITORY + translated) ? translated : document
}

/** Whether a reader of the language gets a page in it. */
export function isTranslated(document: string, language: Language): boolean {
  return language === 'en' || inLanguage(document, language) !== document
}

export type Language = 'en' | 'id'
