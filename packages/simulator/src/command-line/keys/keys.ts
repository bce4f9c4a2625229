import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describeError } from '../../describe-error.ts'
import type { Dialect } from '../../dialects/dialect.ts'
import { DEFAULT_DIALECT, DIALECTS } from '../../dialects/index.ts'
import { WrongUse } from '../../wrong-use.ts'
import { defineCommand } from '../command.ts'
import { CONFIG_FILE_NAME, type ConfigFile, listConfigFiles } from '../options/config-file.ts'
import { readScheme } from '../options/identity.ts'
import { findDialect } from '../options/read-dialect.ts'
import type { Terminal } from '../terminal.ts'
import { chooseConfigName, findKeysMadeEarlier, keyFilesOf } from './keys-made-earlier.ts'

/** 1024 is what NICEPAY's own sandbox signs with. */
const BITS = [1024, 2048, 3072, 4096]

interface MadeKeys {
  readonly config: ConfigFile
  readonly configName: string
  /** PEM. */
  readonly publicKey: string
  /** Whether they lay there before. */
  readonly isEarlier: boolean
}

export const keys = defineCommand({
  name: 'keys',
  summary: 'makes a key pair, a client ID and a client secret to play a gateway with',
  usage: '[--gateway NAME] [--folder DIR]',
  description: [
    "Plays a gateway's onboarding, NICEPAY's where none is named: makes an RSA pair, a client ID and a client secret in a folder, and says who gets",
    'which. Calls that are signed with them are real; only the gateway is not. Nothing is ever overwritten: where they are',
    'there already, the lines for .env are printed again.',
  ].join('\n'),
  options: {
    gateway: {
      type: 'string',
      value: 'NAME',
      description: `whom to play: ${Object.keys(DIALECTS).join(', ')}.\nDefault: nicepay, its NICO`,
    },
    folder: {
      type: 'string',
      value: 'DIR',
      description: 'where to put them. Default: .snap, where every command finds them',
    },
    bits: { type: 'string', value: 'N', description: `length of the RSA key: ${BITS.join(', ')}. Default: 2048` },
    'client-id': {
      type: 'string',
      value: 'ID',
      description: 'X-CLIENT-KEY and X-PARTNER-ID. Default: IONPAYTEST,\nor one of the form that the gateway has',
    },
    signature: {
      type: 'string',
      value: 'SCHEME',
      description:
        'how everything but the token will be signed: client-id,\nsymmetric or asymmetric. Default: as the gateway does',
    },
    json: { type: 'boolean', description: 'one JSON document, which holds the client secret' },
  },
  examples: [
    'keys',
    'keys --gateway bri',
    'keys --folder partner-two --client-id PARTNERTWO',
    'keys --signature symmetric',
  ],
  async run({ options, positionals }, terminal) {
    if (positionals.length > 0) throw new WrongUse(`keys takes options alone, and not '${positionals[0]}'.`)
    const dialect = options.gateway === undefined ? DEFAULT_DIALECT : findDialect(options.gateway)
    const folder = options.folder ?? '.snap'
    const earlier = findKeysMadeEarlier(folder, dialect, terminal)
    const asked = [options['client-id'], options.signature, options.bits].some((option) => option !== undefined)
    const made =
      earlier === undefined || asked
        ? makeKeys(folder, dialect, { options, terminal })
        : { ...earlier, isEarlier: true }
    const { config, configName, publicKey } = made
    const prefix = dialect.name.toUpperCase().replaceAll('-', '_')
    const environment = {
      [`${prefix}_CLIENT_ID`]: config.clientId ?? dialect.clientId,
      [`${prefix}_PUBLIC_KEY`]: publicKey.trim().replaceAll('\n', '\\n'),
      [`${prefix}_CLIENT_SECRET`]: config.clientSecret ?? '',
      // The merchant's own, for the tokens that it issues: a first run needs one, and the simulator keeps none.
      ...(dialect.token === undefined ? {} : { SNAP_TOKEN_SECRET: randomBytes(32).toString('base64url') }),
    }
    if (options.json) {
      const files = { privateKey: config.privateKey ?? '', publicKey: config.publicKey ?? '', config: configName }
      const paths = Object.entries(files).map(([name, file]) => [name, join(folder, file)])
      terminal.line(JSON.stringify({ folder, files: Object.fromEntries(paths), environment }, undefined, 2))
    } else {
      describe(folder, made, environment, { dialect, terminal })
    }
    return 0
  },
})

interface KeyOptions {
  readonly gateway?: string
  readonly 'client-id'?: string
  readonly signature?: string
  readonly bits?: string
}

/** Makes a pair and a config, and writes them. @throws WrongUse where one of the files is there already. */
function makeKeys(
  folder: string,
  dialect: Dialect,
  { options, terminal }: { readonly options: KeyOptions; readonly terminal: Terminal },
): MadeKeys {
  const config = {
    ...(options.gateway === undefined ? {} : { gateway: dialect.name }),
    clientId: readClientId(options['client-id'] ?? dialect.clientId),
    clientSecret: randomBytes(32).toString('base64url'),
    // NICEPAY has services of two schemes: it is said for NICO alone.
    ...(options.signature === undefined && options.gateway !== undefined
      ? {}
      : { signature: readScheme(options.signature ?? 'client-id') }),
    ...keyFilesOf(dialect),
  }
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: readBits(options.bits ?? '2048'),
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const configName = chooseConfigName(folder, dialect, terminal)
  write(folder, terminal, {
    [config.privateKey]: privateKey,
    [config.publicKey]: publicKey,
    [configName]: `${JSON.stringify(config, undefined, 2)}\n`,
  })
  return { config, configName, publicKey, isEarlier: false }
}

function describe(
  folder: string,
  { config, configName, isEarlier }: MadeKeys,
  environment: Readonly<Record<string, string>>,
  { dialect, terminal }: { readonly dialect: Dialect; readonly terminal: Terminal },
): void {
  const { line, paint } = terminal
  const configFile = join(folder, configName)
  const isFound = listConfigFiles(dialect.name).some(
    (file) => resolve(terminal.cwd, file) === resolve(terminal.cwd, configFile),
  )
  const isUsual = configName === CONFIG_FILE_NAME
  const how = isFound ? `found by itself${isUsual ? '' : `, with --gateway ${dialect.name}`}` : 'give it as --config'
  const rows = [
    [config.privateKey ?? '', `stays with the simulator, which signs with it as ${dialect.title} does`],
    [config.publicKey ?? '', 'goes to the merchant'],
    [configName, `names both, the client ID and the client secret; ${how}`],
  ] as const
  const width = Math.max(...rows.map(([file]) => file.length))
  line(
    paint(
      'bold',
      isEarlier
        ? `Made earlier in ${folder}, and left as they are. Delete them to make new ones.`
        : `Made in ${folder}, for your eyes alone. Keep it out of version control.`,
    ),
  )
  for (const [file, what] of rows) line(`  ${file.padEnd(width)}  ${what}`)
  line()
  line(paint('bold', `Give these to the merchant, as ${dialect.title} does. As lines of its .env file:`))
  for (const [name, value] of Object.entries(environment)) line(`${name}="${value}"`)
  line()
  line(
    `The client secret is known to both; the ${paint('bold', 'symmetric')} scheme alone needs it. This gateway signs by: ${config.signature ?? dialect.speech.scheme}.`,
  )
  const named = `${isUsual ? '' : ` --gateway ${dialect.name}`}${isFound ? '' : ` --config ${configFile}`}`
  line(
    `Next: npx @snap-sdk/simulator call ${dialect.token === undefined ? dialect.usual[0] : 'token'} --url http://127.0.0.1:3000${named}`,
  )
}

/** Writes all files, or none that was there before. */
function write(folder: string, { cwd }: Pick<Terminal, 'cwd'>, files: Readonly<Record<string, string>>): void {
  const there = Object.keys(files).find((file) => existsSync(resolve(cwd, folder, file)))
  if (there !== undefined) {
    throw new WrongUse(
      `${join(folder, there)} is there already, and is not overwritten. Use it as it is, delete it, or give another --folder.`,
    )
  }
  // A folder of ours alone is kept out of version control as a whole.
  const own = existsSync(resolve(cwd, folder)) ? {} : { '.gitignore': '*\n' }
  try {
    mkdirSync(resolve(cwd, folder), { recursive: true, mode: 0o700 })
    for (const [file, text] of Object.entries({ ...files, ...own })) {
      writeFileSync(resolve(cwd, folder, file), text, { mode: 0o600, flag: 'wx' })
    }
  } catch (error) {
    throw new WrongUse(`--folder ${folder} cannot be written: ${describeError(error)}`)
  }
}

function readBits(text: string): number {
  const bits = BITS.find((known) => String(known) === text)
  if (bits !== undefined) return bits
  throw new WrongUse(`--bits is '${text}'; it must be one of ${BITS.join(', ')}.`)
}

function readClientId(text: string): string {
  if (/^[\x21-\x7e]{1,36}$/.test(text) && !text.includes('|')) return text
  throw new WrongUse(`--client-id is '${text}'; it must be 1 to 36 printable characters without white space and '|'.`)
}
