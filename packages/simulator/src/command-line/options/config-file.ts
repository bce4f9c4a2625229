import { existsSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { WrongUse } from '../../wrong-use.ts'
import type { Terminal } from '../terminal.ts'
import { readFile } from './read-file.ts'

/** What `npx @snap-sdk/simulator keys` and `npm run merchant` write. All of it may be absent. */
export interface ConfigFile {
  /** Who is played. */
  readonly gateway?: string
  readonly clientId?: string
  readonly partnerId?: string
  readonly clientSecret?: string
  readonly signature?: string
  /** The gateway's private key: a path, absolute or relative to the current folder. */
  readonly privateKey?: string
  /** Its public half, as the merchant has it: a path like `privateKey`. */
  readonly publicKey?: string
  readonly basePath?: string
  readonly signedBasePath?: string
  readonly serviceCodes?: string
  /** The config file itself, for messages; absent where there is none. */
  readonly file?: string
}

/** Its name in the folder where `keys` writes it. */
export const CONFIG_FILE_NAME = 'snap-simulator.json'

/** Its name where the folder holds another gateway's already. */
export const configFileNameOf = (gateway: string): string => `snap-simulator-${gateway}.json`

/** Where a config is looked for, unless `--config` names one: the gateway's own first. */
export function listConfigFiles(gateway: string | undefined): readonly string[] {
  const names = gateway === undefined ? [CONFIG_FILE_NAME] : [configFileNameOf(gateway), CONFIG_FILE_NAME]
  return names.flatMap((name) => [name, `.snap/${name}`])
}

const FIELDS: readonly (keyof ConfigFile)[] = [
  'clientId',
  'gateway',
  'partnerId',
  'clientSecret',
  'signature',
  'privateKey',
  'publicKey',
  'basePath',
  'signedBasePath',
  'serviceCodes',
]

/** Reads the config file that `--config` names, or the first that is there for the gateway. @throws WrongUse */
export function readConfigFile(
  { config: named, gateway }: { readonly config?: string; readonly gateway?: string },
  terminal: Pick<Terminal, 'cwd'>,
): ConfigFile {
  const file = named ?? listConfigFiles(gateway).find((candidate) => existsSync(resolve(terminal.cwd, candidate)))
  if (file === undefined) return {}
  const config = parse(readFile(file, '--config', terminal).toString(), file)
  // What the file names lies beside it; options name files as the current folder sees them.
  const beside = (path: string) => relative(terminal.cwd, resolve(terminal.cwd, dirname(file), path)) || path
  const { privateKey, publicKey } = config
  return {
    ...config,
    ...(privateKey === undefined ? {} : { privateKey: beside(privateKey) }),
    ...(publicKey === undefined ? {} : { publicKey: beside(publicKey) }),
    file,
  }
}

function parse(text: string, file: string): ConfigFile {
  let config: unknown
  try {
    config = JSON.parse(text)
  } catch {
    throw new WrongUse(`${file} is not JSON. Delete it, or write it anew: npx @snap-sdk/simulator keys`)
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new WrongUse(`${file} is not a JSON object. It takes: ${FIELDS.join(', ')}.`)
  }
  for (const [name, value] of Object.entries(config)) {
    if (!FIELDS.some((field) => field === name)) {
      throw new WrongUse(`${file} has '${name}', which it does not take. It takes: ${FIELDS.join(', ')}.`)
    }
    if (typeof value !== 'string') throw new WrongUse(`${file}: ${name} must be text.`)
  }
  return config
}
