import type { Dialect } from '../../dialects/dialect.ts'
import { DEFAULT_DIALECT, DIALECTS } from '../../dialects/index.ts'
import { WrongUse } from '../../wrong-use.ts'
import type { Terminal } from '../terminal.ts'
import { readConfigFile } from './config-file.ts'

interface GatewayOption {
  readonly gateway?: string
  readonly config?: string
}

/** Reads who is played: `--gateway`, then the config file, then NICEPAY. @throws WrongUse which names all that there are. */
export function readDialect(options: GatewayOption, terminal: Pick<Terminal, 'cwd'>): Dialect {
  const name = options.gateway ?? readConfigFile(options, terminal).gateway
  return name === undefined ? DEFAULT_DIALECT : findDialect(name)
}

/** The dialect of that name. @throws WrongUse */
export function findDialect(name: string): Dialect {
  const dialect = Object.hasOwn(DIALECTS, name) ? DIALECTS[name] : undefined
  if (dialect !== undefined) return dialect
  throw new WrongUse(`--gateway is '${name}'; it must be one of ${Object.keys(DIALECTS).join(', ')}.`)
}
