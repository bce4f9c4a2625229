import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { installLine } from './install-line.ts'
import { packPackages } from './pack-packages.ts'
import { PACKAGES, type PackageName, WORKSPACE } from './workspace.ts'

const HELP = `Packs all that is published, and prints the line that installs it: the packages are not on a registry yet.

Usage: npm run pack -- [NAME …] [--folder FOLDER] [--help]

  NAME       what the line installs beside core, services, gateways and simulator. Default: express.
             ${PACKAGES.join(', ')}
  --folder   where the tarballs go. Default: tarballs, here
  --help     this text`

const { values, positionals } = parseArgs({
  options: {
    folder: { type: 'string', default: 'tarballs' },
    help: { type: 'boolean', short: 'h', default: false },
  },
  allowPositionals: true,
})
const isPackage = (name: string): name is PackageName => PACKAGES.some((one) => one === name)
const wanted = positionals.length === 0 ? (['express'] as const) : positionals.filter(isPackage)
const unknown = positionals.filter((name) => !isPackage(name))

if (values.help) console.log(HELP)
else if (unknown.length > 0) {
  console.error(`no package is named so: ${unknown.join(', ')}. There are ${PACKAGES.join(', ')}.`)
  process.exitCode = 2
} else {
  const folder = resolve(WORKSPACE, values.folder)
  mkdirSync(folder, { recursive: true })
  const tarballs = await packPackages(folder)
  console.error(`${tarballs.length} packages packed into ${folder}. In your project's folder:\n`)
  console.log(installLine(tarballs, wanted))
}
