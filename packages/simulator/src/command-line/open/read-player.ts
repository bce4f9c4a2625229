import type { Dialect } from '../../dialects/dialect.ts'
import { DEFAULT_DIALECT } from '../../dialects/index.ts'
import { createGateway, type Gateway } from '../../gateway.ts'
import type { Settings } from '../../open/messages.ts'
import type { Given } from '../command.ts'
import { readConfigFile } from '../options/config-file.ts'
import { type IDENTITY_OPTIONS, type Identity, readIdentity } from '../options/identity.ts'
import { findDialect } from '../options/read-dialect.ts'
import { readTarget, type TARGET_OPTIONS } from '../options/target.ts'
import type { Terminal } from '../terminal.ts'

/** What `open` was started with. */
export type OpenOptions = Given<typeof IDENTITY_OPTIONS & typeof TARGET_OPTIONS>

/** Who plays, and as whom. */
export interface Player {
  readonly gateway: Gateway
  readonly identity: Identity
}

/** Where the page calls, unless it is told otherwise. */
const USUAL_URL = 'http://127.0.0.1:3000'

/** The gateway that the options or the config file name. */
export function findChosenDialect(options: OpenOptions, terminal: Pick<Terminal, 'cwd'>): Dialect {
  const name = options.gateway ?? readConfigFile(options, terminal).gateway
  return name === undefined ? DEFAULT_DIALECT : findDialect(name)
}

/** What the form starts with for each gateway: what was given is the chosen one's, and the others are as their documents say. */
export function defaultSettings(
  dialect: Dialect,
  options: OpenOptions,
  terminal: Pick<Terminal, 'cwd' | 'env'>,
): Settings {
  const isChosen = dialect.name === findChosenDialect(options, terminal).name
  const identity = isChosen ? readIdentity(options, terminal) : undefined
  return {
    gateway: dialect.name,
    url: options.url === undefined ? USUAL_URL : readTarget(options).origin,
    clientId: identity?.clientId ?? options['client-id'] ?? dialect.clientId,
    basePath: identity?.basePath ?? options['base-path'] ?? dialect.basePath,
    signature: identity?.signature ?? 'gateway',
  }
}

/**
 * Reads who plays from the page's form: key and secret are those of the command line, the rest is the form's.
 *
 * @throws WrongUse
 */
export function readPlayer(settings: Settings, options: OpenOptions, terminal: Pick<Terminal, 'cwd' | 'env'>): Player {
  const { gateway: name, clientId, basePath, url } = settings
  const dialect = findDialect(name)
  const target = readTarget({ url })
  const isChosen = name === findChosenDialect(options, terminal).name
  const { 'service-path': paths, 'service-codes': codes, ...shared } = options
  const asGateway = settings.signature === 'gateway'
  const identity = readIdentity(
    {
      ...shared,
      ...(isChosen && paths !== undefined ? { 'service-path': paths } : {}),
      ...(isChosen && codes !== undefined ? { 'service-codes': codes } : {}),
      gateway: name,
      'client-id': clientId,
      'base-path': basePath,
      signature: settings.signature === 'gateway' ? dialect.speech.scheme : settings.signature,
    },
    terminal,
  )
  const played: Identity = {
    ...identity,
    signature: asGateway ? undefined : identity.signature,
    // The config file's are those of the gateway that it was written for.
    ...(isChosen ? {} : { partnerId: options['partner-id'], serviceCodes: {} }),
    signedBasePath:
      isChosen && basePath === defaultSettings(dialect, options, terminal).basePath
        ? identity.signedBasePath
        : identity.basePath,
  }
  return { identity: played, gateway: createGateway({ ...played, target, keepAlive: false }) }
}
