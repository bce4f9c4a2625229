import { WrongUse } from '../../wrong-use.ts'
import { defineOptions } from '../command.ts'

/** Whom to call. */
export const TARGET_OPTIONS = defineOptions({
  url: { type: 'string', value: 'URL', description: "the merchant's address: http://127.0.0.1:3000" },
})

/** Reads `--url`: scheme, host and port. A path would be ambiguous, and is refused with the options that say the same. @throws WrongUse */
export function readTarget({ url: text }: { readonly url?: string }): URL {
  if (text === undefined) throw new WrongUse("--url is missing: the merchant's address, such as http://127.0.0.1:3000")
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text)) {
    throw new WrongUse(`--url is '${text}'; it must be an address such as http://127.0.0.1:3000`)
  }
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') throw new WrongUse('--url must hold no user and no password.')
  if (url.pathname === '/' && url.search === '' && url.hash === '') return url
  const [before = ''] = url.pathname.replace(/\/$/, '').split('/v1.0')
  const basePath = url.pathname.includes('/v1.0') || before.endsWith('/api') ? before : `${before}/api`
  throw new WrongUse(
    `--url is the address alone; what stands before /v1.0 is another option: --url ${url.origin} --base-path ${basePath === '' ? "''" : basePath}`,
  )
}
