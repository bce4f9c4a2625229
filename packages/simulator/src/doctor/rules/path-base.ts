import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

/** The path with or without what stands before `/v1.0`, or as a whole URL. */
export const pathBase: Rule = {
  name: 'path-base',
  field: 'path',
  vary: ({ path }, { call }) => {
    const [pathOnly = ''] = path.split('?', 1)
    const ends = [...pathOnly.matchAll(/\//g)].slice(0, 12).map(({ index }) => path.slice(index))
    const version = path.indexOf('/v1')
    const rest = version < 0 ? path : path.slice(version)
    const hosts = listHosts(call.headers).flatMap((host) => [
      `https://${host}`,
      `http://${host}`,
      `//${host}`,
      host,
      `/${host}`,
    ])
    const bases = [
      '',
      '/api',
      '/openapi',
      '/snap',
      '/nicepay',
      '/nicepay/api',
      call.basePath ?? '',
      call.signedBasePath ?? '',
    ]
    const paths = [
      call.target,
      ...ends,
      ...bases.map((base) => base + rest),
      ...hosts.flatMap((one) => [one + path, one + call.target]),
    ]
    return paths.map((text) => ({
      change: { path: text },
      cause: `The gateway signed the path ${quote(text)}, and it was verified as ${quote(path)}.`,
      fix: `Tell the server what the gateway has before /v1.0 in the string to sign: in snap-sdk the row signedPath${describeBase(text)} of the gateway's contract. A proxy that strips or adds a prefix in front of your server is the usual reason.`,
    }))
  },
}

/** The host as it may have been called, with its port and without, behind a proxy and in front of it. */
function listHosts(headers: ReadonlyMap<string, string>): readonly string[] {
  const named = ['host', 'x-forwarded-host', 'x-original-host'].flatMap((name) => headers.get(name)?.split(/, */) ?? [])
  return [...new Set(named.flatMap((host) => [host, host.replace(/:\d+$/, '')]))]
    .filter((host) => host !== '')
    .slice(0, 6)
}

function describeBase(path: string): string {
  const version = path.indexOf('/v1.')
  if (version < 0) return ''
  return `: { prefix: ${version === 0 ? "'none'" : quote(path.slice(0, version))} }`
}
