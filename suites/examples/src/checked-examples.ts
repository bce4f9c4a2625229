import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { packPackages } from '@snap-sdk/package-suite/pack-packages'
import { runProgram } from '@snap-sdk/package-suite/run-program'
import { findMariadb, findPostgres } from '@snap-sdk/test-servers'
import { installExample } from './install-example.ts'

/** Examples that check themselves by `npm start`, and are too heavy for the workspace. */
const EXAMPLES: Readonly<Record<string, { readonly help: string; readonly needsDatabases: boolean }>> = {
  orms: {
    help: `Takes payments by seven ORMs, each on a connection of its own and in the transaction of the call's own answer: examples/orms, as a new
user would install it, against a real PostgreSQL and a real MariaDB or MySQL.

It needs the network: the ORMs are 420 MB.`,
    needsDatabases: true,
  },
  secrets: {
    help: `Reads client secrets as AWS Secrets Manager, Google Secret Manager and HashiCorp Vault keep them, and changes one without a deployment:
examples/secrets, as a new user would install it. AWS and Vault are played by a fake of their HTTP calls; Google's reader is compiled alone.

It needs the network: the SDKs are 81 MB.`,
    needsDatabases: false,
  },
}

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [name = ''] = positionals
const example = EXAMPLES[name]

/** @returns Whether all was right. */
async function tryExample(needsDatabases: boolean): Promise<boolean> {
  const root = mkdtempSync(`${realpathSync(tmpdir())}/snap-sdk-${name}-`)
  const folder = `${root}/${name}`
  const servers = needsDatabases ? [await findPostgres(), await findMariadb()] : []
  try {
    if (servers.includes(undefined)) return false
    const [postgres, mariadb] = servers
    const environment = { DATABASE_URL: postgres?.url ?? '', MYSQL_URL: mariadb?.url ?? '' }
    console.log('Packing …')
    const tarballs = await packPackages(root)
    console.log('Installing …')
    await installExample(name, { folder, tarballs })
    for (const script of ['build', 'start']) {
      console.log(`npm run ${script} …`)
      const settings = { folder, environment, timeoutMilliseconds: 600_000 }
      const { exitCode, stdout, stderr } = await runProgram('npm', ['run', '--silent', script], settings)
      console.log(stdout + stderr)
      if (exitCode !== 0) return false
    }
    return true
  } finally {
    for (const server of servers) await server?.stop()
    rmSync(root, { recursive: true, force: true })
  }
}

if (example === undefined) {
  console.error(`name one of these: ${Object.keys(EXAMPLES).join(', ')}`)
  process.exitCode = 2
} else if (values.help) {
  console.log(`${example.help}\n\nUsage: npm run examples:${name} -- [--help]\n\nExit code 1 when one fails.`)
} else process.exitCode = (await tryExample(example.needsDatabases)) ? 0 : 1
