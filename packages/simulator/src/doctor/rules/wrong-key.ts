import { describeKey } from '../given-key.ts'
import type { Rule } from '../rule.ts'

/** A key that was given as another one, and made the signature. */
export const wrongKey: Rule = {
  name: 'wrong-key',
  field: 'keys',
  vary: ({ keys }, { otherKeys }) =>
    otherKeys
      .filter(({ rsa }) => rsa !== undefined)
      .map((other) => ({
        change: { keys: [other] },
        cause: `The signature was made with another key. The server verifies with ${keys.map((key) => `${key.source} (${describeKey(key)})`).join(' and ') || 'none'}; the one that fits is ${other.source} (${describeKey(other)}).`,
        fix: "Put the key that fits into the partner's publicKeys, if the gateway confirms that it is the one for these calls; gateways have other keys for notifications and for the sandbox. Else the gateway must sign with the key it announced.",
      })),
}
