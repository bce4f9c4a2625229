import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Dialect } from '../../dialects/dialect.ts'
import { DEFAULT_DIALECT } from '../../dialects/index.ts'
import { CONFIG_FILE_NAME, type ConfigFile, configFileNameOf, readConfigFile } from '../options/config-file.ts'
import type { Terminal } from '../terminal.ts'

type Place = Pick<Terminal, 'cwd'>

/** The names of a gateway's key files, beside their config. */
export function keyFilesOf({ name }: Dialect): { readonly privateKey: string; readonly publicKey: string } {
  return { privateKey: `${name}-private-key.pem`, publicKey: `${name}-public-key.pem` }
}

/** What an earlier run made of this gateway in this folder, where all of it is there. */
export function findKeysMadeEarlier(
  folder: string,
  dialect: Dialect,
  { cwd }: Place,
): { readonly config: ConfigFile; readonly configName: string; readonly publicKey: string } | undefined {
  const isThere = (file: string) => existsSync(resolve(cwd, folder, file))
  const files = keyFilesOf(dialect)
  if (!isThere(files.privateKey) || !isThere(files.publicKey)) return undefined
  for (const configName of [configFileNameOf(dialect.name), CONFIG_FILE_NAME]) {
    const config = readConfig(join(folder, configName), { cwd })
    if (config === undefined || !isOf(config, dialect)) continue
    const publicKey = readFileSync(resolve(cwd, folder, files.publicKey), 'utf8')
    return { config: { ...config, ...files }, configName, publicKey }
  }
  return undefined
}

/** The usual name, or one of its own where another gateway's config has the usual one. */
export function chooseConfigName(folder: string, dialect: Dialect, place: Place): string {
  const there = readConfig(join(folder, CONFIG_FILE_NAME), place)
  return there === undefined || isOf(there, dialect) ? CONFIG_FILE_NAME : configFileNameOf(dialect.name)
}

/** A config that is not there or is damaged tells nothing. */
function readConfig(file: string, place: Place): ConfigFile | undefined {
  try {
    return readConfigFile({ config: file }, place)
  } catch {
    return undefined
  }
}

const isOf = ({ gateway = DEFAULT_DIALECT.name }: ConfigFile, { name }: Dialect): boolean => gateway === name
