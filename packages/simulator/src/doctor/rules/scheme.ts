import { type SignatureScheme, STRING_FORMS } from '../../sign.ts'
import type { Hypothesis } from '../hypothesis.ts'
import type { Rule } from '../rule.ts'

/** All schemes, the one of NICEPAY's pages first. */
export const SCHEMES: readonly SignatureScheme[] = ['client-id', 'symmetric', 'asymmetric']
const MECHANISMS = { rsa: 'RSA', hmac: 'HMAC' } as const

/** How each scheme signs, but for what is the caller's own. */
export const SCHEME_HYPOTHESES: Readonly<
  Record<SignatureScheme, Pick<Hypothesis, 'parts' | 'separator' | 'mechanism' | 'digest'>>
> = {
  'client-id': { ...STRING_FORMS['client-id'], mechanism: 'rsa', digest: 'sha256' },
  symmetric: { ...STRING_FORMS.symmetric, mechanism: 'hmac', digest: 'sha512' },
  asymmetric: { ...STRING_FORMS.asymmetric, mechanism: 'rsa', digest: 'sha256' },
}

/** Another scheme than the server expects, or the string of one with the key of another. */
export const scheme: Rule = {
  name: 'scheme',
  field: 'parts',
  vary: (usual, { isTokenRequest }) => [
    ...SCHEMES.map((name) => ({
      change: SCHEME_HYPOTHESES[name],
      cause: `The gateway signed this call by the ${name} scheme, and the server expects ${nameScheme(usual)}.`,
      fix: isTokenRequest
        ? 'A token request is always signed by the client-id scheme (RSA over clientId|timestamp): the gateway must change this.'
        : `Let the server expect it: in snap-sdk the service's option signature: '${name}'${name === 'symmetric' ? ", and the partner's clientSecrets" : ''}. Ask the gateway to confirm in writing that it signs this way in production too.`,
    })),
    ...SCHEMES.map((name) => {
      const { mechanism: proper, ...form } = SCHEME_HYPOTHESES[name]
      const mechanism = proper === 'rsa' ? 'hmac' : 'rsa'
      return {
        change: { ...form, mechanism, digest: mechanism === 'hmac' ? 'sha512' : 'sha256' } as const,
        cause: `The gateway signed the string of the ${name} scheme with ${mechanism === 'hmac' ? 'the client secret (HMAC-SHA512)' : 'its private key (RSA)'}: a mixture of two schemes.`,
        fix: `The gateway must change this: the ${name} scheme is made with ${MECHANISMS[proper]}. No option of snap-sdk accepts the mixture.`,
      }
    }),
  ],
}

function nameScheme({ parts }: Hypothesis): string {
  return SCHEMES.find((name) => STRING_FORMS[name].parts.join() === parts.join()) ?? 'another'
}
