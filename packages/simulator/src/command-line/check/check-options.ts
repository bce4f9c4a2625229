import { EXAMPLE_NUMBERS } from '../../conformance/numbers.ts'
import { defineOptions } from '../command.ts'
import { IDENTITY_OPTIONS } from '../options/identity.ts'
import { TARGET_OPTIONS } from '../options/target.ts'

/** Everything that `check` takes. */
export const CHECK_OPTIONS = defineOptions({
  ...TARGET_OPTIONS,
  open: {
    type: 'string',
    value: 'NUMBERS',
    description: `numbers open for payment; each is paid at most once. A range,\nsome with commas between, one, or @FILE with one a line.\nDefault: ${EXAMPLE_NUMBERS.open}`,
  },
  'open-command': {
    type: 'string',
    value: 'COMMAND',
    description:
      'makes open bills and prints them, as @FILE holds them: run before\nthe cases, and again when all are used up',
  },
  amount: {
    type: 'string',
    value: 'AMOUNT',
    description: 'what an open bill costs, where the gateway asks for no bill.\nDefault: 10000.00',
  },
  'stays-open': {
    type: 'string',
    value: 'NUMBER',
    description: 'open however often it is paid, as no real bill is. Default: none',
  },
  paid: { type: 'string', value: 'NUMBER', description: `paid already. Default: ${EXAMPLE_NUMBERS.paid}` },
  expired: { type: 'string', value: 'NUMBER', description: `past its due date. Default: ${EXAMPLE_NUMBERS.expired}` },
  unknown: { type: 'string', value: 'NUMBER', description: `not registered. Default: ${EXAMPLE_NUMBERS.unknown}` },
  fails: {
    type: 'string',
    value: 'NUMBER',
    description:
      "its lookup fails within the merchant; the example merchant's is\n701589101113. Default: none, and its cases are skipped",
  },
  hangs: {
    type: 'string',
    value: 'NUMBER',
    description:
      "its lookup never answers; the example merchant's is 701589101114.\nDefault: none, and its cases are skipped",
  },
  service: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    description:
      'what the merchant serves beside the token. Default: inquiry and\npayment, of NICO or of virtual accounts; may be given many times',
  },
  only: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    description: 'cases to run: a name, the beginning of names, or a pattern with *.\nMay be given many times',
  },
  skip: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    description: 'cases to leave out, named like those of --only',
  },
  list: { type: 'boolean', description: 'names the cases that would run, and calls nobody' },
  accept: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    description:
      'a case of "security" that may fail, by your decision: its name, or\nits rule at every service, as timestamp-stale. The report says so',
  },
  strict: { type: 'boolean', description: 'a "should" that fails counts for the exit code as well' },
  slow: { type: 'boolean', description: 'also what takes minutes, such as waiting for a token to expire' },
  report: {
    type: 'string',
    multiple: true,
    value: 'FILE',
    description: 'writes the evidence: .html, .md or .xml (JUnit).\nMay be given many times',
  },
  json: { type: 'boolean', description: 'one JSON document in place of the table' },
  'second-client': {
    type: 'string',
    value: 'ID',
    description: 'another partner that the merchant knows, to show that a token\nserves its own partner alone',
  },
  'second-private-key': {
    type: 'string',
    value: 'FILE',
    description: "that partner's private key. Default: the gateway's",
  },
  'second-client-secret-file': {
    type: 'string',
    value: 'FILE',
    description: "that partner's client secret, for the symmetric scheme",
  },
  ...IDENTITY_OPTIONS,
  timeout: { type: 'string', value: 'SECONDS', description: 'how long each answer may take. Default: 10' },
})
