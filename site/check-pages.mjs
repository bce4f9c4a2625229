// Asks the built pages what a reader relies on: nothing from outside, nothing heavy, no anchor that leads nowhere, and a search that finds.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const DIST = fileURLToPath(new URL('dist/', import.meta.url))
const MAXIMUM_BYTES = 200_000

/** What a merchant types, and the page that must be among the first five. */
const SEARCHES = {
  root: {
    'Unauthorized. [Signature]': 'trouble/unauthorized-signature',
    'signature tidak valid': 'trouble/unauthorized-signature',
    4010000: 'trouble/unauthorized-signature',
    4092500: 'trouble/conflict',
    'works in Postman': 'trouble/works-in-postman',
    'invalid token': 'trouble/invalid-token',
    'paid but not booked': 'trouble/paid-and-not-booked',
    timeout: 'trouble/timeouts',
    '404 not found': 'trouble/not-found',
    'raw body': 'trouble/raw-body',
    'exactly once': 'guides/exactly-once',
    'signature covers no body': 'guides/notices-without-a-signed-body',
    'refund reversal': 'guides/refunds-and-expiries',
    'many processes': 'guides/many-processes',
    'rotate key': 'guides/keys',
    'vault secret': 'guides/keys',
    'nginx prefix': 'guides/proxies-and-prefixes',
    'going live checklist': 'guides/going-live',
    'cold start': 'guides/serverless',
    opentelemetry: 'watching',
    pino: 'watching',
    'write a dialect': 'guides/write-a-dialect',
    'writing a store': 'writing-a-store',
    'unit test': 'guides/testing',
    'migrate DOKU': 'guides/migrate',
    'which gateway': 'start/choose-your-gateway',
    BRI: 'gateways/bri',
  },
  id: {
    'signature tidak valid': 'id/trouble/unauthorized-signature',
    'Unauthorized. [Signature]': 'id/trouble/unauthorized-signature',
    4010000: 'id/trouble/unauthorized-signature',
    4092500: 'id/trouble/conflict',
    Postman: 'id/trouble/works-in-postman',
    'token tidak valid': 'id/trouble/invalid-token',
    'sudah dibayar belum tercatat': 'id/trouble/paid-and-not-booked',
    timeout: 'id/trouble/timeouts',
    'tepat satu kali': 'id/guides/exactly-once',
    'signature tidak mencakup body': 'id/guides/notices-without-a-signed-body',
    'refund kedaluwarsa reversal': 'id/guides/refunds-and-expiries',
    'banyak proses': 'id/guides/many-processes',
    'mengganti key': 'id/guides/keys',
    'proxy prefix': 'id/guides/proxies-and-prefixes',
    'checklist go-live': 'id/guides/going-live',
    'cold start': 'id/guides/serverless',
    'pindah dari DOKU': 'id/guides/migrate',
    'pilih gateway': 'id/start/choose-your-gateway',
    opentelemetry: 'id/watching',
    'menulis store': 'id/writing-a-store',
    'menulis dialek': 'id/guides/write-a-dialect',
    BRI: 'id/gateways/bri',
  },
}

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
  for (const [, path, anchor] of text.matchAll(/<a\b[^>]*href="(\/[^"#]*|)#([^"]+)"/g)) {
    const target = path === '' ? page : path.slice(1)
    const known = anchors.get(target)
    if (page !== '404' && !known?.has(decodeURIComponent(anchor)))
      findings.push(`/${page} links to /${target}#${anchor}`)
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
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
  })
  for (const [words, expected] of Object.entries(searches)) {
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
