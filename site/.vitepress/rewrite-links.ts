import { existsSync, statSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'
import { translateAnchor } from './anchors.ts'
import { inLanguage, listDocuments, REPOSITORY, toPage } from './pages.ts'

/**
 * The documents link to each other as files of the repository, so that they can be read there. On the site such a link leads to the page; one
 * that leads to code or a folder becomes its text. A file that is not there stays a link, and fails the build. An Indonesian page
 * leads to the Indonesian one, and to the same section of it, where there is one.
 */
export function rewriteLinks(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('links-of-the-repository', ({ tokens, env }) => {
    const document = relative(REPOSITORY, env.realPath ?? env.path)
    for (const { children } of tokens) {
      let dropped = 0
      for (const token of children ?? []) {
        if (token.type === 'link_close' && dropped > 0) {
          dropped--
          token.type = 'text'
          token.content = ''
          token.nesting = 0
        }
        if (token.type !== 'link_open') continue
        const link = String(token.attrGet('href'))
        if (/^(?:[a-z]+:|#|\/)/.test(link)) continue
        const target = toAddress(document, decodeURI(link))
        if (target !== undefined) token.attrSet('href', target)
        else {
          dropped++
          token.type = 'text'
          token.content = ''
          token.nesting = 0
          token.attrs = null
        }
      }
    }
  })
}

/** @returns `undefined` for what is in the repository and not on the site. */
function toAddress(document: string, link: string): string | undefined {
  const [path = '', anchor] = link.split('#')
  const target = relative(REPOSITORY, resolve(REPOSITORY, dirname(document), path))
  const end = anchor === undefined ? '' : `#${anchor}`
  if (!existsSync(REPOSITORY + target)) return `/${target}${end}`
  if (statSync(REPOSITORY + target).isDirectory()) {
    const [first] = target.startsWith('docs/') ? listDocuments(target) : [`${target}/README.md`]
    return first !== undefined && existsSync(REPOSITORY + first) ? `/${toPage(first)}` : undefined
  }
  if (!target.endsWith('.md')) return undefined
  const twin = document.startsWith('docs/id/') ? inLanguage(target, 'id') : target
  if (anchor === undefined || twin === target) return `/${toPage(twin)}${end}`
  const translated = translateAnchor(anchor, target, twin)
  return translated === undefined ? `/${toPage(target)}${end}` : `/${toPage(twin)}#${translated}`
}

/** Shows a block's file name, from `file=` in its info string, above it. */
export function showFileNames(markdown: MarkdownRenderer): void {
  const render = markdown.renderer.rules.fence
  if (render === undefined) throw new Error('nothing renders blocks of code')
  markdown.renderer.rules.fence = (...parameters) => {
    const [tokens, index] = parameters
    const token = tokens[index]
    if (token === undefined) return ''
    const [language = '', ...words] = token.info.split(' ')
    const file = words.find((word) => word.startsWith('file='))?.slice('file='.length)
    token.info = language
    return file === undefined ? render(...parameters) : `<div class="file">${file}</div>${render(...parameters)}`
  }
}
