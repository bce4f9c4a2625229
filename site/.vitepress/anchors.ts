import { readFileSync } from 'node:fs'
import { REPOSITORY } from './pages.ts'

/** The anchor that GitHub gives a heading, so that one link fits both. */
export function slugify(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}

/** Anchors of a document's headings, in its order. */
function readAnchors(document: string): readonly string[] {
  const text = readFileSync(REPOSITORY + document, 'utf8').replace(/^```.*\n[\s\S]*?^```$/gm, '')
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    slugify(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')),
  )
}

/**
 * The anchor of the same section in the page's other language: a page and its twin have the same sections, in one order.
 *
 * @returns `undefined` where the document has no such section.
 */
export function translateAnchor(anchor: string, document: string, twin: string): string | undefined {
  return readAnchors(twin)[readAnchors(document).indexOf(anchor)]
}
