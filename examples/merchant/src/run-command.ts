import { isSnapConfigurationError, type SnapConfigurationErrorCode } from '@snap-sdk/core'
import { UsageError } from './usage-error.ts'

/** The variables behind what `createSnap` may refuse. */
const VARIABLES: Readonly<Partial<Record<SnapConfigurationErrorCode, string>>> = {
  PARTNER_INVALID: 'NICEPAY_CLIENT_ID',
  PUBLIC_KEY_INVALID: 'NICEPAY_PUBLIC_KEY',
  CLIENT_SECRET_INVALID: 'NICEPAY_CLIENT_SECRET',
  TOKEN_SECRET_INVALID: 'SNAP_TOKEN_SECRET',
}

/** Runs a command. Wrong use ends with exit code 2 and one message that names the fix. Any other error is thrown. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    console.error(describeWrongUse(error))
    process.exitCode = 2
  }
}

function describeWrongUse(error: unknown): string {
  if (error instanceof UsageError) return error.message
  if (isSnapConfigurationError(error)) {
    const variable = VARIABLES[error.code]
    return variable === undefined ? error.message : `${variable}: ${error.message}`
  }
  if (error instanceof Error && 'code' in error) {
    if (String(error.code).startsWith('ERR_PARSE_ARGS_'))
      return `${firstSentence(error.message)} --help shows what there is.`
    if (error.code === 'EADDRINUSE') return `${error.message}. Choose another --port, or 0 for a free one.`
  }
  throw error
}

/** Node goes on to explain how to pass a file whose name starts with a dash. */
function firstSentence(message: string): string {
  return `${message.split(/\.\s/, 1)[0]?.replace(/\.$/, '')}.`
}
