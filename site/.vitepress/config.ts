import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type DefaultTheme, defineConfig } from 'vitepress'
import { slugify } from './anchors.ts'
import { serveOpenApiDocuments } from './openapi-documents.ts'
import { type Language, toPage } from './pages.ts'
import { rewriteLinks, showFileNames } from './rewrite-links.ts'
import { SEARCH_OPTIONS } from './search-options.mjs'
import { makeNavigation, makeSidebar } from './sections.ts'

/** What the theme says by itself, in Indonesian. */
const INDONESIAN: DefaultTheme.Config = {
  outline: { level: [2, 3], label: 'Di halaman ini' },
  docFooter: { prev: 'Sebelumnya', next: 'Berikutnya' },
  darkModeSwitchLabel: 'Tampilan',
  lightModeSwitchTitle: 'Ganti ke tampilan terang',
  darkModeSwitchTitle: 'Ganti ke tampilan gelap',
  sidebarMenuLabel: 'Menu',
  returnToTopLabel: 'Kembali ke atas',
  langMenuLabel: 'Ganti bahasa',
  skipToContentLabel: 'Langsung ke isi',
  notFound: {
    title: 'HALAMAN TIDAK ADA',
    quote: 'Cari di atas, dengan kata atau response code yang Anda lihat.',
    linkText: 'Ke halaman depan',
    linkLabel: 'Ke halaman depan',
  },
}

const SEARCH_IN_INDONESIAN = {
  button: { buttonText: 'Cari', buttonAriaLabel: 'Cari' },
  modal: {
    displayDetails: 'Tampilkan isi',
    resetButtonTitle: 'Hapus pencarian',
    backButtonTitle: 'Tutup pencarian',
    noResultsText: 'Tidak ada hasil untuk',
    footer: { selectText: 'pilih', navigateText: 'pindah', closeText: 'tutup' },
  },
}

const theme = (language: Language): DefaultTheme.Config => ({
  nav: makeNavigation(language),
  sidebar: makeSidebar(language),
  outline: { level: [2, 3] },
  ...(language === 'id' ? INDONESIAN : {}),
})

/** The documents lie outside of this package, where nobody finds Vue. */
const require = createRequire(import.meta.url)
const vue = dirname(createRequire(require.resolve('vitepress/package.json')).resolve('vue/package.json'))

/** The index needs words: what is only colour in a block of code took a third of the build. */
const renderForSearch: NonNullable<DefaultTheme.LocalSearchOptions['_render']> = (source, env, markdown) => {
  const { fence } = markdown.renderer.rules
  markdown.renderer.rules.fence = (tokens, index) =>
    `<pre>${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}</pre>`
  try {
    return markdown.render(source, env)
  } finally {
    markdown.renderer.rules.fence = fence
  }
}

export default defineConfig({
  title: 'snap-sdk',
  description: 'The merchant’s side of SNAP, Indonesia’s national open payment API standard',
  srcDir: '..',
  srcExclude: [
    ...['.changeset', '.github', 'campaigns', 'suites', 'site', 'tools', 'coverage', 'tarballs'],
    ...['packages/*/src', 'packages/*/test', 'examples/*/test'],
  ].map((folder) => `${folder}/**`),
  rewrites: toPage,
  outDir: './dist',
  cacheDir: './node_modules/.vitepress',
  cleanUrls: true,
  ignoreDeadLinks: false,
  metaChunk: true,
  locales: {
    root: { label: 'English', lang: 'en', themeConfig: theme('en') },
    id: {
      label: 'Bahasa Indonesia',
      lang: 'id',
      description: 'Sisi merchant dari SNAP, Standar Nasional Open API Pembayaran Indonesia',
      themeConfig: theme('id'),
    },
  },
  themeConfig: {
    notFound: {
      quote: 'Search above, with the words or the response code that you see.',
      linkText: 'To the first page',
      linkLabel: 'To the first page',
    },
    search: {
      provider: 'local',
      options: {
        locales: { id: { translations: SEARCH_IN_INDONESIAN } },
        miniSearch: { searchOptions: SEARCH_OPTIONS },
        _render: renderForSearch,
      },
    },
  },
  vite: {
    plugins: [serveOpenApiDocuments()],
    build: { assetsInlineLimit: 0 },
    resolve: {
      alias: [
        { find: 'vue/server-renderer', replacement: join(vue, 'server-renderer/index.mjs') },
        { find: /^vue$/, replacement: join(vue, 'dist/vue.runtime.esm-bundler.js') },
      ],
    },
  },
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    anchor: { slugify },
    config(markdown) {
      rewriteLinks(markdown)
      showFileNames(markdown)
    },
  },
})
