import type { StringPart } from '../../sign.ts'
import type { Hypothesis } from '../hypothesis.ts'
import { PART_NAMES } from '../part-names.ts'
import type { Evidence, Rule, Variant } from '../rule.ts'

const FIX =
  'The signer must build the string of the standard and of nothing else. Ask the gateway for its string to sign in writing; snap-sdk has no option for a part of its own.'

const HEADERS = ['X-EXTERNAL-ID', 'X-PARTNER-ID', 'X-CLIENT-KEY', 'CHANNEL-ID', 'X-TIMESTAMP'] as const

/** Parts appended to the string to sign, put in front, in place of others, or in another order. */
export const stringParts: Rule = {
  name: 'string-parts',
  field: 'parts',
  vary: (usual, evidence): readonly Variant[] => {
    const { parts, separator, beginning, ending } = usual
    const others = listOthers(usual, evidence)
    return [
      ...others.flatMap(([name, text]) => [
        toVariant({ ending: separator + text + ending }, `has ${name} behind its last part`),
        toVariant({ beginning: beginning + text + separator }, `has ${name} in front of its first part`),
      ]),
      ...parts
        .filter(isText)
        .flatMap((part) =>
          others.map(([name, text]) =>
            toVariant({ [part]: text }, `holds ${name} where the ${PART_NAMES[part]} belongs`),
          ),
        ),
      ...parts.slice(1).map((part, index) => {
        const before = parts[index] ?? part
        const swapped = parts.map((one) => (one === part ? before : one === before ? part : one))
        return toVariant({ parts: swapped }, `has the ${PART_NAMES[part]} in front of the ${PART_NAMES[before]}`)
      }),
      ...parts.slice(1).flatMap((part) => {
        const first = [part, ...parts.filter((one) => one !== part)]
        const last = [...parts.slice(1), parts[0] ?? part]
        return [
          toVariant({ parts: first }, `begins with the ${PART_NAMES[part]}`),
          toVariant({ parts: last }, `has the ${PART_NAMES[parts[0] ?? part]} at its end`),
        ]
      }),
    ]
  },
}

function toVariant(change: Partial<Hypothesis>, what: string): Variant {
  return { change, cause: `The string to sign ${what}.`, fix: FIX }
}

function isText(part: StringPart): part is Exclude<StringPart, 'bodyHash'> {
  return part !== 'bodyHash'
}

/** What a signer may have taken into its string, with its name. The texts are shown to nobody. */
function listOthers(
  { clientId }: Hypothesis,
  { call: { headers }, secrets }: Evidence,
): readonly (readonly [name: string, text: string])[] {
  const named = HEADERS.map((name) => [`the value of ${name}`, headers.get(name.toLowerCase()) ?? ''] as const)
  const known = [
    ...named,
    ['the client ID', clientId] as const,
    ...secrets.map(({ bytes }) => ['the client secret', Buffer.from(bytes).toString()] as const),
  ]
  return known.filter(([, text], index) => text !== '' && known.findIndex(([, one]) => one === text) === index)
}
