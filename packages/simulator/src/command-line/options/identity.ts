import type { KeyObject } from 'node:crypto'
import type { ServiceCodes } from '../../answer/judge-answer.ts'
import type { Dialect } from '../../dialects/dialect.ts'
import { DEFAULT_DIALECT, DIALECTS } from '../../dialects/index.ts'
import { listServices } from '../../dialects/list-services.ts'
import type { GatewayOptions } from '../../gateway.ts'
import { type SignatureScheme, STRINGS_TO_SIGN } from '../../sign.ts'
import { WrongUse } from '../../wrong-use.ts'
import { defineOptions, type Given } from '../command.ts'
import type { Terminal } from '../terminal.ts'
import { type ConfigFile, readConfigFile } from './config-file.ts'
import { findDialect } from './read-dialect.ts'
import { readFile } from './read-file.ts'
import { readPrivateKey } from './read-private-key.ts'

/** Who calls, and how: the same on every command. */
export const IDENTITY_OPTIONS = defineOptions({
  gateway: {
    type: 'string',
    value: 'NAME',
    description: `whom to play: ${Object.keys(DIALECTS).join(', ')}.\nDefault: nicepay, its NICO`,
  },
  config: {
    type: 'string',
    value: 'FILE',
    description:
      'what npx @snap-sdk/simulator keys wrote. Default: ./snap-simulator.json,\nthen ./.snap/snap-simulator.json; before them those of --gateway, as in\nsnap-simulator-bca.json',
  },
  'client-id': { type: 'string', value: 'ID', description: 'X-CLIENT-KEY and X-PARTNER-ID. Default: IONPAYTEST' },
  'partner-id': { type: 'string', value: 'ID', description: 'X-PARTNER-ID, where it is not the client ID' },
  'private-key': { type: 'string', value: 'FILE', description: "the gateway's RSA private key" },
  'client-secret': {
    type: 'string',
    value: 'TEXT',
    description:
      'for the symmetric scheme. Other users of this machine may see it\nin the list of processes: see the next',
  },
  'client-secret-file': {
    type: 'string',
    value: 'FILE',
    description: 'the same from a file; or set SNAP_CLIENT_SECRET',
  },
  signature: {
    type: 'string',
    value: 'SCHEME',
    description:
      'how everything but the token is signed: client-id, symmetric or\nasymmetric. Default: as the gateway does, client-id for NICO',
  },
  'base-path': {
    type: 'string',
    value: 'PATH',
    description: 'what stands before /v1.0. Default: as the gateway documents,\n/api for NICEPAY',
  },
  'signed-base-path': {
    type: 'string',
    value: 'PATH',
    description: 'the same in the string to sign. Default: --base-path',
  },
  'service-path': {
    type: 'string',
    multiple: true,
    value: 'NAME=PATH',
    description: 'where a service stands that the merchant registered elsewhere:\n--service-path va-payment=/hooks/va',
  },
  'service-codes': {
    type: 'string',
    value: 'NN,NN',
    description:
      'service digits of inquiry and payment in a response code.\nDefault: 00,00, as in the sample on the page',
  },
  timeout: { type: 'string', value: 'SECONDS', description: 'how long an answer may take. Default: 30' },
})

/** Who calls, and how. Goes into `createGateway` as it is. */
export interface Identity
  extends Required<
    Pick<
      GatewayOptions,
      'clientId' | 'basePath' | 'signedBasePath' | 'timeoutMilliseconds' | 'dialect' | 'partnerId' | 'paths'
    >
  > {
  readonly dialect: Dialect
  readonly privateKey: KeyObject
  readonly clientSecret: string | undefined
  /** What was agreed on in place of the gateway's scheme; `undefined` where nothing was said. */
  readonly signature: SignatureScheme | undefined
  /** What signs everything but the token. */
  readonly scheme: SignatureScheme
  /** The two digits of services in a response code, where they are not the documents'. */
  readonly serviceCodes: ServiceCodes
  /** Whether somebody said whom to play. */
  readonly isGatewayNamed: boolean
  /** Where the key and the secret come from, for messages: `--private-key keys/private.pem`. */
  readonly sources: { readonly privateKey: string; readonly clientSecret: string | undefined }
}

type IdentityOptions = Given<typeof IDENTITY_OPTIONS>

/**
 * Reads who calls from the options, then from the config file, then the defaults.
 *
 * Does *not* ask whether the merchant knows this caller.
 *
 * @throws WrongUse for what is missing or cannot be read, with the fix.
 */
export function readIdentity(options: IdentityOptions, terminal: Pick<Terminal, 'cwd' | 'env'>): Identity {
  const config = readConfigFile(options, terminal)
  const gatewayName = options.gateway ?? config.gateway
  const dialect = gatewayName === undefined ? DEFAULT_DIALECT : findDialect(gatewayName)
  const basePath = readBasePath(options['base-path'] ?? config.basePath ?? dialect.basePath, '--base-path')
  const paths = readServicePaths(options['service-path'] ?? [], dialect)
  const agreed = options.signature ?? config.signature
  const signature = agreed === undefined ? undefined : readScheme(agreed)
  const scheme = signature ?? dialect.speech.scheme
  const [privateKey, privateKeySource] = findPrivateKey(options, config, terminal)
  const [clientSecret, clientSecretSource] = findClientSecret(options, config, terminal)
  if (scheme === 'symmetric' && clientSecret === undefined) {
    throw new WrongUse(
      'The symmetric scheme signs with the client secret: give --client-secret-file FILE, or set SNAP_CLIENT_SECRET.',
    )
  }
  return {
    dialect,
    clientId: options['client-id'] ?? config.clientId ?? dialect.clientId,
    partnerId: options['partner-id'] ?? config.partnerId,
    paths,
    isGatewayNamed: gatewayName !== undefined,
    privateKey,
    clientSecret,
    signature,
    scheme,
    basePath,
    signedBasePath: readBasePath(
      options['signed-base-path'] ?? config.signedBasePath ?? basePath,
      '--signed-base-path',
    ),
    serviceCodes: readServiceCodes(options['service-codes'] ?? config.serviceCodes),
    timeoutMilliseconds: readSeconds(options.timeout ?? '30', '--timeout') * 1000,
    sources: { privateKey: privateKeySource, clientSecret: clientSecretSource },
  }
}

type Found<Value> = readonly [value: Value, source: string]

function findPrivateKey(
  { 'private-key': option }: IdentityOptions,
  config: ConfigFile,
  terminal: Pick<Terminal, 'cwd'>,
): Found<KeyObject> {
  const file = option ?? config.privateKey
  if (file === undefined) {
    throw new WrongUse(
      "The gateway's private key is missing. npx @snap-sdk/simulator keys makes a pair and a config file that is found by itself;\n" +
        '--private-key FILE names another; npm run merchant leaves its own in .snap/snap-simulator.json.',
    )
  }
  const name = option === undefined ? `privateKey of ${config.file}:` : '--private-key'
  const source = option === undefined ? `${file} (privateKey of ${config.file})` : `--private-key ${file}`
  return [readPrivateKey(readFile(file, name, terminal).toString(), `${name} ${file}`), source]
}

/**
 * Finds the client secret: `--client-secret`, `--client-secret-file`, SNAP_CLIENT_SECRET, then the config file. One line break
 * at a file's end is the editor's, and no part of the secret.
 *
 * @throws WrongUse
 */
export function findClientSecret(
  options: Pick<IdentityOptions, 'client-secret' | 'client-secret-file'>,
  config: ConfigFile,
  terminal: Pick<Terminal, 'cwd' | 'env'>,
): Found<string> | readonly [undefined, undefined] {
  const { 'client-secret': text, 'client-secret-file': file } = options
  if (text !== undefined) return [text, '--client-secret']
  if (file !== undefined) {
    const secret = readFile(file, '--client-secret-file', terminal).toString()
    return [secret.replace(/\r?\n$/, ''), `--client-secret-file ${file}`]
  }
  const { SNAP_CLIENT_SECRET } = terminal.env
  if (SNAP_CLIENT_SECRET) return [SNAP_CLIENT_SECRET, 'SNAP_CLIENT_SECRET']
  if (config.clientSecret !== undefined) return [config.clientSecret, `clientSecret of ${config.file}`]
  return [undefined, undefined]
}

/** What `client-id` was called before, as old config files have it. */
const FORMER_SCHEME = 'access-token'

/** Reads a signature scheme's name. @throws WrongUse */
export function readScheme(text: string): SignatureScheme {
  if (text === FORMER_SCHEME) return 'client-id'
  if (isScheme(text)) return text
  throw new WrongUse(`--signature is '${text}'; it must be one of ${Object.keys(STRINGS_TO_SIGN).join(', ')}.`)
}

function isScheme(text: string): text is SignatureScheme {
  return Object.hasOwn(STRINGS_TO_SIGN, text)
}

/** Reads what stands before `/v1.0`. @throws WrongUse */
export function readBasePath(text: string, option: string): string {
  if (text === '' || text === '/') return ''
  if (/^\/[\x21-\x7e]*[^/]$/.test(text) && !text.includes('/v1.0')) return text
  throw new WrongUse(
    `${option} is '${text}'; it is what stands before /v1.0, such as /api or /shop/api, or '' for nothing.`,
  )
}

function readServiceCodes(text: string | undefined): ServiceCodes {
  if (text === undefined) return {}
  const [, inquiry, payment] = /^(\d\d),(\d\d)$/.exec(text) ?? []
  if (inquiry !== undefined && payment !== undefined) return { token: '73', inquiry, payment }
  throw new WrongUse(`--service-codes is '${text}'; it must be two times two digits, such as 00,00 or 24,25.`)
}

/** Reads `--service-path`: where services stand that were registered elsewhere. @throws WrongUse */
export function readServicePaths(texts: readonly string[], dialect: Dialect): Identity['paths'] {
  const services = listServices(dialect)
  const entries = texts.map((text) => {
    const [, name, path] = /^([a-z-]+)=(\/[\x21-\x7e]*)$/.exec(text) ?? []
    const service = services.find((known) => known === name)
    if (service !== undefined && path !== undefined) return [service, path] as const
    throw new WrongUse(
      `--service-path is '${text}'; it must be one of ${services.join(', ')}, and a path: --service-path ${services.at(-1)}=/hooks/snap`,
    )
  })
  return Object.fromEntries(entries)
}

/** Reads a number of seconds, at most a day. @throws WrongUse which names the option. */
function readSeconds(text: string, option: string): number {
  const seconds = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && seconds > 0 && seconds <= 86_400) return seconds
  throw new WrongUse(`${option} is '${text}'; it must be a number of seconds, such as 30 or 0.5.`)
}
