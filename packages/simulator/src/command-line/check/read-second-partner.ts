import { WrongUse } from '../../wrong-use.ts'
import type { Given } from '../command.ts'
import type { Identity } from '../options/identity.ts'
import { readFile } from '../options/read-file.ts'
import { readPrivateKey } from '../options/read-private-key.ts'
import type { Terminal } from '../terminal.ts'
import type { CHECK_OPTIONS } from './check-options.ts'

/** Reads who the second partner is: one that calls like the first, by another name. @throws WrongUse */
export function readSecondPartner(
  options: Given<typeof CHECK_OPTIONS>,
  first: Identity,
  terminal: Pick<Terminal, 'cwd'>,
): Identity | undefined {
  const { 'second-client': clientId, 'second-private-key': keyFile, 'second-client-secret-file': secretFile } = options
  if (clientId === undefined) {
    if (keyFile === undefined && secretFile === undefined) return undefined
    throw new WrongUse("The second partner's client ID is missing: --second-client ID.")
  }
  if (clientId === first.clientId) throw new WrongUse('--second-client must be another client ID than --client-id.')
  if (first.scheme === 'symmetric' && secretFile === undefined) {
    throw new WrongUse(
      'The symmetric scheme needs the secret of the second partner too: --second-client-secret-file FILE.',
    )
  }
  const privateKey =
    keyFile === undefined
      ? first.privateKey
      : readPrivateKey(
          readFile(keyFile, '--second-private-key', terminal).toString(),
          `--second-private-key ${keyFile}`,
        )
  const clientSecret =
    secretFile === undefined
      ? undefined
      : readFile(secretFile, '--second-client-secret-file', terminal)
          .toString()
          .replace(/\r?\n$/, '')
  return { ...first, clientId, privateKey, clientSecret }
}
