import { readFileSync, writeFileSync } from 'node:fs'
import { defineConfig } from 'tsup'
import { library } from '../../tsup.base.ts'

/** What the CommonJS build inlines. */
const INLINED = ['@noble/hashes']

const room = library({
  entry: ['src/crypto/node.ts', 'src/crypto/web.ts'],
  outDir: 'dist/crypto',
  dts: false,
  inlineForCommonJs: INLINED,
})

/** `#crypto` and `#openapi` stay outside of the main file: which of its two files each is, the user's runtime or bundler chooses. */
export default defineConfig([
  ...library({ external: ['#crypto', '#openapi'] }),
  ...library({ entry: ['src/openapi/written.ts', 'src/openapi/left-out.ts'], outDir: 'dist/openapi', dts: false }),
  ...room.map((options) => ({ ...options, onSuccess: writeThirdParty })),
])

/** Whoever gives a copy of these on, gives their licences with it. */
async function writeThirdParty(): Promise<void> {
  const parts = INLINED.map((name) => {
    const read = (file: string) => readFileSync(new URL(`./node_modules/${name}/${file}`, import.meta.url), 'utf8')
    const { version, license } = JSON.parse(read('package.json'))
    return `${name} ${version}, ${license}\n\n${read('LICENSE').trim()}\n`
  })
  const text = `The CommonJS files of this package hold code of others:\n\n${parts.join('\n')}`
  writeFileSync(new URL('./dist/THIRD-PARTY.txt', import.meta.url), text)
}
