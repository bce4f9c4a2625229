/**
 * What the search box asks beside the theme's own options, and what `check-pages.mjs` asks. A merchant types sentences: words that every page
 * has are not asked for. The pages of all exports and decisions name everything, and so would stand before the page that explains it.
 *
 * The theme hands the functions to the browser as text: they use nothing from outside.
 */
export const SEARCH_OPTIONS = {
  processTerm: (term) => {
    const word = term.toLowerCase()
    const english =
      ' a an and are at be but by do does for has have how i if in into is it its my no not of on or our so than that the their them then there they this to what when where which who why will with you your '
    const indonesian =
      ' ada adalah agar apa atau bagaimana bila bisa cara dan dari dengan di harus ini itu jika kalau kapan kami ke kenapa mana masih mau oleh pada saat saja saya sebagai sudah supaya tapi tetapi untuk yang '
    return english.includes(` ${word} `) || indonesian.includes(` ${word} `) ? null : word
  },
  boostDocument: (id) => {
    const page = id.replace(/^\/id\//, '/')
    if (page.startsWith('/reference/api/')) return 0.3
    if (
      /^\/(decisions|examples|packages)\/|^\/(contributing|releasing|conformance|performance|simulation)\b/.test(page)
    )
      return 0.5
    if (/^\/(guides|trouble|start|simulator)\//.test(page)) return 1.5
    return /^\/services\/|^\/events\b/.test(page) ? 1.3 : 1
  },
}
