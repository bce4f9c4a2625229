import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

const HEADERS = ['X-CLIENT-KEY', 'X-PARTNER-ID', 'CHANNEL-ID', 'ORIGIN'] as const

/** X-PARTNER-ID where X-CLIENT-KEY belongs, and the reverse; or another spelling of the client ID. */
export const callerId: Rule = {
  name: 'caller-id',
  field: 'clientId',
  vary: ({ clientId }, { call: { headers } }) => [
    ...HEADERS.map((name) => {
      const value = headers.get(name.toLowerCase()) ?? clientId
      return {
        change: { clientId: value },
        cause: `The string to sign holds ${quote(value)}, the value of ${name}, where the client ID ${quote(clientId)} belongs.`,
        fix: "Ask the gateway which of its two IDs it signs: X-CLIENT-KEY and X-PARTNER-ID are the same at some gateways and not at others. In snap-sdk the signed one is the partner's clientId; a differing X-PARTNER-ID is its partnerId.",
      }
    }),
    ...[
      clientId.toLowerCase(),
      clientId.toUpperCase(),
      `${clientId}01`,
      clientId.replace(/01$/, ''),
      clientId.trim(),
      ` ${clientId}`,
      `${clientId} `,
    ].map((value) => ({
      change: { clientId: value },
      cause: `The string to sign holds the client ID as ${quote(value)}, and it is ${quote(clientId)}.`,
      fix: 'The signer and the server must use one and the same client ID, to the letter. Copy it from the onboarding e-mail on both sides.',
    })),
  ],
}
