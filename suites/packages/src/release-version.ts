import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { assembleChangelog, ourChangelogs } from './changelog.ts'
import { WORKSPACE } from './workspace.ts'
import { changeVersions } from './workspace-copy.ts'

const HELP = `Raises the versions as the changesets say, writes each package's CHANGELOG.md, and puts them together in the one of this folder.

Usage: npm run release:version -- [--help]

It changes files and commits nothing. docs/releasing.md says what comes before and after.`

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } })
if (values.help) console.log(HELP)
else {
  const path = `${WORKSPACE}/CHANGELOG.md`
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const versions = new Set(Object.values(await changeVersions(WORKSPACE)))
  const after = assembleChangelog(ourChangelogs())
  writeFileSync(path, after)
  console.log(
    after === before ? 'No changeset: nothing was changed.' : `All packages are now ${[...versions].join(', ')}.`,
  )
}
