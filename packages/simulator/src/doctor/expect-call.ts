import { type CalledService, describeCall } from '../dialects/called-service.ts'
import type { Dialect, Speech } from '../dialects/dialect.ts'
import { listServices } from '../dialects/list-services.ts'
import type { SignatureScheme } from '../sign.ts'
import type { CapturedCall } from './captured-call.ts'

/** How a gateway that is named makes this call. */
export interface ExpectedCall {
  readonly dialect: Dialect
  /** The service whose path this is; absent where it is none of the gateway's documents. */
  readonly called: CalledService | undefined
  readonly speech: Speech
}

/**
 * Finds the service that a call is of, by the end of its path. A path that the merchant registered on its own is none: then the
 * gateway's general habits are expected.
 *
 * @param agreed The scheme that was agreed on in place of the gateway's.
 */
export function expectCall(
  dialect: Dialect,
  { target }: Pick<CapturedCall, 'target'>,
  agreed: SignatureScheme | undefined,
): ExpectedCall {
  const [path = ''] = target.split('?', 1)
  const [called] = listServices(dialect)
    .flatMap((name) => describeCall(dialect, name, agreed) ?? [])
    .filter((one) => path.toLowerCase().replace(/\/$/, '').endsWith(one.path.toLowerCase()))
    .sort((one, other) => other.path.length - one.path.length)
  const scheme = agreed ?? dialect.speech.scheme
  return { dialect, called, speech: called?.speech ?? { ...dialect.speech, scheme } }
}

/** What was taken for granted of the gateway, for a note. */
export function describeExpectedCall({ dialect, called, speech }: ExpectedCall): string {
  const what =
    called === undefined
      ? `a call of ${dialect.title} on a path that its documents do not have`
      : `${dialect.title}'s ${called.name}`
  const certainty = dialect.certainty === 'inferred' ? ', which is inferred and not documented' : ''
  return `It was taken for ${what}: scheme ${speech.scheme}, ${speech.carriesToken ? 'with' : 'without'} a token${certainty}.`
}
