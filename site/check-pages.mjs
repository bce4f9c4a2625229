// Asks the built pages what a reader relies on: nothing from outside, nothing heavy, no anchor that leads nowhere, and a search that finds.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { SEARCH_OPTIONS } from './.vitepress/search-options.mjs'
import { SEARCHES } from './searches.mjs'

const DIST = fileURLToPath(new URL('dist/', import.meta.url))
const MAXIMUM_BYTES = 200_000

const findings = []
const pages = new Map(
  readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .map((path) => [path.replace(/(?:^|(?<=\/))index\.html$|\.html$/, ''), readFileSync(DIST + path, 'utf8')]),
)
const anchors = new Map(
  [...pages].map(([page, text]) => [page, new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
)

for (const [page, text] of pages) {
  if (Buffer.byteLength(text) > MAXIMUM_BYTES) findings.push(`/${page} has ${Buffer.byteLength(text)} bytes`)
  for (const [tag] of text.matchAll(/<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)="(?:https?:)?\/\/[^>]*>/g)) {
    findings.push(`/${page} loads from outside: ${tag}`)
  }
  if (/<th[^>]*><\/th>/.test(text)) findings.push(`/${page} has a table with a column that has no name`)
  for (const [, path, anchor] of text.matchAll(/<a\b[^>]*href="(\/[^"#]*|)#([^"]+)"/g)) {
    const target = path === '' ? page : path.slice(1)
    const known = anchors.get(target)
    if (page !== '404' && !known?.has(decodeURIComponent(anchor)))
      findings.push(`/${page} links to /${target}#${anchor}`)
  }
  // The first page names the English one on purpose.
  if (!page.startsWith('id/') || page === 'id/') continue
  const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'))
  for (const [, path] of main.matchAll(/<a\b[^>]*href="\/([^"#]*)/g)) {
    if (!path.startsWith('id/') && pages.has(`id/${path}`))
      findings.push(`/${page} leads to /${path}, not to /id/${path}`)
  }
}

const assets = readdirSync(`${DIST}assets`, { recursive: true, encoding: 'utf8' })
for (const path of assets.filter((name) => name.endsWith('.css'))) {
  const text = readFileSync(`${DIST}assets/${path}`, 'utf8')
  if (/url\(["']?(?:https?:)?\/\/|@import|@font-face/.test(text))
    findings.push(`${path} loads a font or something from outside`)
}

const require = createRequire(createRequire(import.meta.url).resolve('vitepress/package.json'))
const { default: MiniSearch } = require('minisearch').default
  ? require('minisearch')
  : { default: require('minisearch') }
for (const [locale, searches] of Object.entries(SEARCHES)) {
  const index = assets.find((path) => path.includes(`@localSearchIndex${locale}.`))
  const { default: json } = await import(`${DIST}assets/${index}`)
  // As the theme's own search box asks.
  const search = MiniSearch.loadJSON(json, {
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 }, ...SEARCH_OPTIONS },
  })
  const asked = Object.entries(searches).flatMap(([page, words]) => words.map((text) => [text, page]))
  for (const [words, expected] of asked) {
    const found = [...new Set(search.search(words).map(({ id }) => id.replace(/^\/|#.*$|\.html.*$/g, '')))].slice(0, 5)
    if (!found.includes(expected)) findings.push(`"${words}" does not find ${expected}, but ${found.join(', ')}`)
  }
}

for (const finding of findings) console.error(finding)
const heaviest = Math.max(...[...pages.keys()].map((page) => Buffer.byteLength(pages.get(page) ?? '')))
const bytes = assets.reduce((sum, path) => sum + statSync(`${DIST}assets/${path}`).size, 0)
console.log(
  `${pages.size} pages, the heaviest ${Math.round(heaviest / 1000)} kB; ${Math.round(bytes / 1000)} kB of assets; ${findings.length} findings`,
)
if (findings.length > 0) process.exitCode = 1
