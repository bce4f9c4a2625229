import { runNodeIn } from '../../src/run-node.ts'

/** A loader that prints which file of the crypto room is loaded. */
const REPORT = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs'
  export async function load(url, context, next) {
    const file = /dist\\/crypto\\/(\\w+\\.c?js)$/.exec(url)
    if (file) writeSync(1, file[1] + ' ')
    return next(url, context)
  }`)}`

const IMPORTED = `import { register } from 'node:module'
  register(${JSON.stringify(REPORT)})
  await import('@snap-sdk/core')`

const REQUIRED = `require('@snap-sdk/core')
  console.log(Object.keys(require.cache).flatMap((path) => /dist\\/crypto\\/(.+)$/.exec(path)?.[1] ?? []).join(' '))`

/** Which files of core's crypto room Node loads in a folder: by import, then by require. */
export async function loadedCryptoFiles(folder: string, flags: readonly string[] = []): Promise<readonly string[]> {
  const imported = await runNodeIn(folder, ...flags, '--input-type=module', '-e', IMPORTED)
  const required = await runNodeIn(folder, ...flags, '--input-type=commonjs', '-e', REQUIRED)
  return `${imported} ${required}`.split(/\s+/).filter((file) => file !== '')
}
