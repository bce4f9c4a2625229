import { WrongUse } from '../../wrong-use.ts'
import type { CapturedCall } from '../captured-call.ts'
import { type CurlArgument, readCurlArguments } from './curl-options.ts'
import { splitShellWords, tellShell } from './shell-words.ts'

/** A prompt or variables in front of it. */
const COMMAND = /^(?:[^\n'"]{0,200}?[$>#%] *)?(?:[A-Za-z_]\w*=\S* +)*(curl(?:\.exe)?)(?=[\s^`])/m

/** Whether a text is, or begins with, a call of curl. */
export function findCurlCommand(text: string): number | undefined {
  const match = COMMAND.exec(text)
  return match === null || text.slice(0, match.index).trim() !== '' ? undefined : match.index + match[0].length
}

/**
 * Reads a `curl` command as the request that it makes, quoted for a POSIX shell, cmd or PowerShell. Nothing is run, and no file is read.
 *
 * @param bytes Text that begins with the command.
 * @throws WrongUse for a body that the command does not hold.
 */
export function parseCurlCommand(bytes: Uint8Array, source: string): CapturedCall {
  const text = Buffer.from(bytes).toString('latin1')
  const behind = findCurlCommand(text)
  if (behind === undefined) throw new WrongUse(`${source} does not begin with a curl command.`)
  const { words, unknown } = splitShellWords(text.slice(behind), tellShell(text))
  const given = readCurlArguments(words)
  const url = readUrl(given.find(({ role }) => role === 'url')?.value, source)
  const data = readData(given, source)
  const isInQuery = data !== undefined && given.some(({ role }) => role === 'get')
  const method = lastOf(given, 'method') ?? (given.some(({ role }) => role === 'head') ? 'HEAD' : undefined)
  return {
    form: 'curl command',
    method: method ?? (data === undefined || isInQuery ? 'GET' : 'POST'),
    target: isInQuery ? `${url.target}${url.target.includes('?') ? '&' : '?'}${data}` : url.target,
    headers: readHeaders(given, { host: url.host, hasBody: data !== undefined && !isInQuery }),
    body: Buffer.from(isInQuery ? '' : (data ?? ''), 'latin1'),
    oddities: unknown.length === 0 ? [] : [describeUnknown(unknown)],
  }
}

function lastOf(given: readonly CurlArgument[], role: CurlArgument['role']): string | undefined {
  return given.findLast((one) => one.role === role)?.value
}

/** Host and target as they go onto the request line. curl takes a URL without a scheme. */
function readUrl(text: string | undefined, source: string): { readonly host: string; readonly target: string } {
  const [, host, rest] = /^(?:https?:\/\/)?(?:[^/?#@]*@)?([^/?#\s]+)([^#\s]*)/i.exec(text ?? '') ?? []
  if (host === undefined || rest === undefined) throw new WrongUse(`${source}: the curl command has no URL.`)
  return { host, target: rest.startsWith('/') ? rest : `/${rest}` }
}

/** The body: `undefined` where no option gives one. Several are joined as curl joins them. */
function readData(given: readonly CurlArgument[], source: string): string | undefined {
  const form = given.find(({ role }) => role === 'form' || role === 'upload')
  if (form !== undefined)
    throw new WrongUse(`${source}: --${form.name} sends a file or a form, which no call of SNAP is.`)
  let body: string | undefined
  for (const { role, name, value } of given) {
    if (role !== 'data' && role !== 'data-raw' && role !== 'data-urlencode' && role !== 'json') continue
    if (role !== 'data-raw' && value.startsWith('@')) {
      throw new WrongUse(
        `${source}: the body stands in a file that the command names (--${name} @…). Put the body itself there: --data-raw '…', or paste the call as raw HTTP.`,
      )
    }
    const piece = role === 'data-urlencode' ? encodeData(value) : value
    body = body === undefined ? piece : `${body}${role === 'json' ? '' : '&'}${piece}`
  }
  return body
}

/** `name=text` keeps its name. */
function encodeData(value: string): string {
  const [, name = '', text = ''] = /^([^=]*=)?([\s\S]*)$/.exec(value) ?? []
  const bytes = Buffer.from(text, 'latin1').toString('utf8')
  return (name === '=' ? '' : name) + encodeURIComponent(bytes)
}

function readHeaders(
  given: readonly CurlArgument[],
  { host, hasBody }: { readonly host: string; readonly hasBody: boolean },
): ReadonlyMap<string, string> {
  const isJson = given.some(({ role }) => role === 'json')
  const headers = new Map<string, string>([['host', host]])
  const form = isJson ? 'application/json' : 'application/x-www-form-urlencoded'
  if (hasBody) headers.set('content-type', form)
  if (isJson) headers.set('accept', 'application/json')
  const bearer = lastOf(given, 'bearer')
  const user = lastOf(given, 'user')
  const agent = lastOf(given, 'user-agent')
  if (user !== undefined) headers.set('authorization', `Basic ${Buffer.from(user, 'latin1').toString('base64')}`)
  if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`)
  if (agent !== undefined) headers.set('user-agent', agent)
  const named = new Set<string>()
  for (const { value } of given.filter(({ role }) => role === 'header')) {
    // 'Name;' sends an empty one, 'Name:' sends none.
    const [, name = '', mark, text = ''] = /^([^:;]+)([:;])[ \t]*([\s\S]*)$/.exec(value) ?? []
    const key = name.trim().toLowerCase()
    if (key === '') continue
    const before = named.has(key) ? headers.get(key) : undefined
    named.add(key)
    if (mark === ':' && text.trim() === '') headers.delete(key)
    else headers.set(key, before === undefined ? text.trim() : `${before}, ${text.trim()}`)
  }
  return headers
}

function describeUnknown(unknown: readonly string[]): string {
  const names = [...new Set(unknown)].slice(0, 3).map((one) => one.slice(0, 40))
  return `The command names what only the shell knew (${names.join(', ')}): it is taken as it stands, so that what holds it cannot verify. Print the command as it was run: set -x.`
}
