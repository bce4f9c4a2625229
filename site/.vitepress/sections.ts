import type { DefaultTheme } from 'vitepress'
import { inLanguage, isTranslated, type Language, listDocuments, readTitle, toPage } from './pages.ts'

interface Section {
  readonly title: Readonly<Record<Language, string>>
  /** Documents, and folders of documents, in the order of the sidebar. */
  readonly documents: readonly string[]
  readonly closed?: boolean
}

/** The site's order. A document of `docs/` that stands nowhere else goes to the end of the reference. */
const SECTIONS: readonly Section[] = [
  {
    title: { en: 'Start', id: 'Mulai' },
    documents: [
      'README.md',
      'docs/start/concepts.md',
      'docs/start/choose-your-gateway.md',
      'docs/start/quick-start.md',
      'docs/start/try-it.md',
    ],
  },
  {
    title: { en: 'Frameworks', id: 'Framework' },
    documents: [
      'docs/frameworks/express.md',
      'docs/frameworks/nestjs.md',
      'docs/frameworks/fastify.md',
      'docs/frameworks/koa.md',
      'docs/frameworks/hono.md',
      'docs/frameworks/nextjs.md',
      'docs/frameworks',
      'docs/frameworks.md',
    ],
    closed: true,
  },
  {
    title: { en: 'Gateways', id: 'Gateway' },
    documents: ['docs/gateways/nicepay.md', 'docs/gateways', 'docs/gateways.md'],
    closed: true,
  },
  {
    title: { en: 'Services', id: 'Service' },
    documents: [
      'docs/services/index.md',
      'docs/services/access-token.md',
      'docs/services/nico-inquiry.md',
      'docs/services/nico-payment.md',
      'docs/services/va-inquiry.md',
      'docs/services/va-payment.md',
      'docs/services/qr-mpm-notify.md',
      'docs/services/debit-notify.md',
      'docs/services',
    ],
    closed: true,
  },
  {
    title: { en: 'Guides', id: 'Panduan' },
    documents: [
      'docs/guides/going-live.md',
      'docs/guides/exactly-once.md',
      'docs/guides/orms.md',
      'docs/guides/orms-mysql.md',
      'docs/ledger.md',
      'docs/guides/notices-without-a-signed-body.md',
      'docs/guides/refunds-and-expiries.md',
      'docs/guides/many-processes.md',
      'docs/guides/serverless.md',
      'docs/guides/keys.md',
      'docs/guides/proxies-and-prefixes.md',
      'docs/guides/alerts.md',
      'docs/watching.md',
      'docs/guides/testing.md',
      'docs/guides/migrate.md',
      'docs/guides/write-a-dialect.md',
      'docs/writing-a-store.md',
      'docs/guides',
    ],
  },
  {
    title: { en: 'Trouble', id: 'Masalah' },
    documents: [
      'docs/trouble/index.md',
      'docs/trouble/unauthorized-signature.md',
      'docs/trouble/works-in-postman.md',
      'docs/trouble/conflict.md',
      'docs/trouble/inconsistent-request.md',
      'docs/trouble/token-refused.md',
      'docs/trouble/invalid-token.md',
      'docs/trouble/timestamps.md',
      'docs/trouble/connection-not-allowed.md',
      'docs/trouble/paid-and-not-booked.md',
      'docs/trouble/after-a-deployment.md',
      'docs/trouble/server-errors.md',
      'docs/trouble',
    ],
  },
  {
    title: { en: 'Reference', id: 'Rujukan' },
    documents: [
      'docs/reference/options.md',
      'docs/reference/response-codes.md',
      'docs/reference/api/index.md',
      'docs/reference',
      'docs/events.md',
      'docs/conformance.md',
      'docs/simulator',
    ],
    closed: true,
  },
  {
    title: { en: 'Packages and examples', id: 'Package dan contoh' },
    documents: ['packages', 'examples'],
    closed: true,
  },
  { title: { en: 'Protocol', id: 'Protokol' }, documents: ['docs/protocol.md', 'docs/duplicates.md'], closed: true },
  {
    title: { en: 'Security', id: 'Keamanan' },
    documents: ['docs/security.md', 'docs/simulation.md', 'SECURITY.md'],
    closed: true,
  },
  { title: { en: 'Performance', id: 'Performa' }, documents: ['docs/performance.md'], closed: true },
  {
    title: { en: 'The house', id: 'Rumah' },
    documents: ['CONTRIBUTING.md', 'CODE_OF_CONDUCT.md', 'docs/releasing.md', 'CHANGELOG.md'],
    closed: true,
  },
  {
    title: { en: 'Decisions', id: 'Keputusan' },
    documents: ['docs/decisions/index.md', 'docs/decisions'],
    closed: true,
  },
]

/** Folders of many pages, which few look for: elsewhere one line leads to them, since each page carries its whole sidebar. */
const APART: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'docs/decisions': { en: 'Decisions', id: 'Keputusan' },
  'docs/reference/api': { en: 'API of each package', id: 'API setiap package' },
}

const isOfSite = (document: string) =>
  /^docs\/|^[^/]+$|\/README\.md$/.test(document) && !document.startsWith('docs/id/')

function listSections(): readonly (Section & { readonly pages: readonly string[] })[] {
  const placed = new Set(SECTIONS.flatMap(({ documents }) => documents.filter((document) => document.endsWith('.md'))))
  const sections = SECTIONS.map((section) => {
    const seen = new Set<string>()
    for (const document of section.documents) {
      if (document.endsWith('.md')) seen.add(document)
      else for (const one of listDocuments(document)) if (isOfSite(one) && !placed.has(one)) seen.add(one)
    }
    return { ...section, pages: [...seen] }
  })
  const shown = new Set(sections.flatMap(({ pages }) => pages))
  const rest = listDocuments('docs').filter((document) => isOfSite(document) && !shown.has(document))
  return sections.map((section) =>
    section.title.en === 'Reference' ? { ...section, pages: [...section.pages, ...rest] } : section,
  )
}

/** The address of a document's page, in a language where there is one. */
function toLink(document: string, language: Language): string {
  return `/${toPage(inLanguage(document, language))
    .replace(/\.md$/, '')
    .replace(/(^|\/)index$/, '$1')}`
}

/** All pages, section by section; in the sidebar of a folder that stands apart, that folder's pages too. */
export function makeSidebar(language: Language): DefaultTheme.SidebarMulti {
  const folders = Object.keys(APART).filter((folder) => listDocuments(folder).length > 0)
  return {
    ...Object.fromEntries(folders.map((folder) => [`/${toPage(folder)}/`, listItems(language, folder)])),
    '/': listItems(language),
  }
}

function listItems(language: Language, open?: string): DefaultTheme.SidebarItem[] {
  return listSections().map(({ title, pages, closed = false }) => ({
    text: title[language],
    collapsed: closed && !pages.some((document) => document.startsWith(`${open}/`)),
    items: pages.flatMap((document) => {
      const folder = Object.keys(APART).find((one) => document.startsWith(`${one}/`))
      const mark = isTranslated(document, language) ? '' : ' (EN)'
      const link = toLink(document, language)
      if (folder === undefined || folder === open)
        return { text: `${readTitle(inLanguage(document, language))}${mark}`, link }
      return document === pages.find((one) => one.startsWith(`${folder}/`))
        ? { text: `${APART[folder]?.[language]}${mark}`, link }
        : []
    }),
  }))
}

const IN_BAR: readonly string[] = ['Start', 'Gateways', 'Guides', 'Trouble', 'Reference']

/** The bar at the top: the first page of the sections that one looks for. */
export function makeNavigation(language: Language): DefaultTheme.NavItem[] {
  return listSections()
    .filter(({ title }) => IN_BAR.includes(title.en))
    .map(({ title, pages: [first = 'README.md'] }) => ({ text: title[language], link: toLink(first, language) }))
}
