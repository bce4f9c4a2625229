/** What an option of curl means for the request that it makes. */
export type CurlRole =
  | 'method'
  | 'header'
  | 'data'
  | 'data-raw'
  | 'data-urlencode'
  | 'json'
  | 'url'
  | 'get'
  | 'head'
  | 'bearer'
  | 'user'
  | 'user-agent'
  | 'form'
  | 'upload'

/** Options that shape the request, and whether they take a value. @see curl(1) */
const ROLES: Readonly<Record<string, readonly [role: CurlRole, takesValue: boolean]>> = {
  request: ['method', true],
  header: ['header', true],
  data: ['data', true],
  'data-ascii': ['data', true],
  'data-binary': ['data', true],
  'data-raw': ['data-raw', true],
  'data-urlencode': ['data-urlencode', true],
  json: ['json', true],
  url: ['url', true],
  get: ['get', false],
  head: ['head', false],
  'oauth2-bearer': ['bearer', true],
  user: ['user', true],
  'user-agent': ['user-agent', true],
  form: ['form', true],
  'form-string': ['form', true],
  'upload-file': ['upload', true],
}

/** Other options that take a value, which is no URL then. */
const TAKES_VALUE: ReadonlySet<string> = new Set(
  (
    'cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at cookie cookie-jar crlfile curves ' +
    'dns-servers doh-url dump-header engine expect100-timeout happy-eyeballs-timeout-ms hostpubmd5 interface key key-type ' +
    'limit-rate local-port max-filesize max-redirs max-time netrc-file noproxy output output-dir parallel-max pass pinnedpubkey ' +
    'preproxy proto proto-default proto-redir proxy proxy-cacert proxy-cert proxy-header proxy-key proxy-user range rate referer ' +
    'request-target resolve retry retry-delay retry-max-time socks5 socks5-hostname speed-limit speed-time stderr tls-max ' +
    'tls13-ciphers trace trace-ascii trace-config unix-socket url-query write-out x'
  ).split(' '),
)

/** Short names. */
const SHORT: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  d: 'data',
  G: 'get',
  I: 'head',
  u: 'user',
  A: 'user-agent',
  F: 'form',
  T: 'upload-file',
  b: 'cookie',
  c: 'cookie-jar',
  C: 'continue-at',
  D: 'dump-header',
  e: 'referer',
  E: 'cert',
  K: 'config',
  m: 'max-time',
  o: 'output',
  r: 'range',
  w: 'write-out',
  x: 'proxy',
  y: 'speed-time',
  Y: 'speed-limit',
  z: 'x',
}

/** One option with its value, or a word that is none: a URL. */
export interface CurlArgument {
  readonly role: CurlRole | 'other'
  readonly name: string
  readonly value: string
}

/** Reads curl's arguments as curl does: short ones may stand together, and have their value behind them or in the next word. */
export function readCurlArguments(words: readonly string[]): readonly CurlArgument[] {
  const read: CurlArgument[] = []
  const left = [...words]
  const toArgument = (name: string, inline?: string): CurlArgument => {
    const [role, takesValue] = ROLES[name] ?? (['other', TAKES_VALUE.has(name)] as const)
    return { role, name, value: takesValue ? (inline ?? left.shift() ?? '') : '' }
  }
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word.startsWith('--') && word.length > 2) read.push(toArgument(word.slice(2)))
    else if (word.startsWith('-') && word.length > 1) read.push(...readShort(word.slice(1), toArgument))
    else read.push({ role: 'url', name: 'url', value: word })
  }
  return read
}

function readShort(
  letters: string,
  toArgument: (name: string, inline?: string) => CurlArgument,
): readonly CurlArgument[] {
  const read: CurlArgument[] = []
  for (let index = 0; index < letters.length; index++) {
    const name = SHORT[letters[index] ?? ''] ?? 'unknown'
    const behind = letters.slice(index + 1)
    const takesValue = ROLES[name]?.[1] ?? TAKES_VALUE.has(name)
    if (takesValue) return [...read, toArgument(name, behind === '' ? undefined : behind)]
    read.push(toArgument(name))
  }
  return read
}
