import { defineOptions } from '../command.ts'
import { IDENTITY_OPTIONS } from '../options/identity.ts'
import { TARGET_OPTIONS } from '../options/target.ts'

/** What `call` takes. */
export const CALL_OPTIONS = defineOptions({
  ...TARGET_OPTIONS,
  'pay-no': { type: 'string', value: 'NUMBER', description: "the bill. Default: 701589101110, that of NICEPAY's page" },
  amount: { type: 'string', value: 'AMOUNT', description: 'what a payment says was paid. Default: 10000.00' },
  number: {
    type: 'string',
    value: 'NUMBER',
    description:
      'the same by any name: a virtual account number, a reference of the\nmerchant. Default: that of the sample',
  },
  notice: {
    type: 'string',
    value: 'MEANING',
    description: 'reports no payment: expired, denied, pending, … as the gateway\nwrites it',
  },
  field: {
    type: 'string',
    multiple: true,
    value: 'NAME=TEXT',
    description: 'sets a field of the body; a dot goes one level down:\n--field paidAmount.currency=USD',
  },
  'field-json': {
    type: 'string',
    multiple: true,
    value: 'NAME=JSON',
    description: 'the same with a value that is JSON: --field-json payNo=7',
  },
  'without-field': { type: 'string', multiple: true, value: 'NAME', description: 'leaves a field out' },
  body: { type: 'string', value: 'FILE', description: 'signs and sends these bytes; - reads standard input' },
  'sent-body': {
    type: 'string',
    value: 'FILE',
    description: 'signs the usual body, and sends these bytes in its place',
  },
  timestamp: {
    type: 'string',
    value: 'TEXT',
    description: 'X-TIMESTAMP, signed as it is; now-600 is ten minutes ago',
  },
  'external-id': { type: 'string', value: 'ID', description: 'X-EXTERNAL-ID. Default: a new one' },
  token: { type: 'string', value: 'TOKEN', description: 'an access token. Default: one is asked for first' },
  header: {
    type: 'string',
    multiple: true,
    value: "'NAME: VALUE'",
    description: 'sets a header after signing; the string to sign stays',
  },
  'without-header': { type: 'string', multiple: true, value: 'NAME', description: 'leaves a header out' },
  method: { type: 'string', value: 'METHOD', description: 'sent and signed. Default: POST' },
  path: { type: 'string', value: 'PATH', description: 'behind --base-path, sent and signed, with its query' },
  copies: {
    type: 'string',
    value: 'N',
    description: 'sends the same bytes N times at once, as a queue does that delivers twice',
  },
  retries: {
    type: 'boolean',
    description:
      'calls again by the schedule that the gateway publishes, under the\nsame X-EXTERNAL-ID, until it is acknowledged',
  },
  speed: {
    type: 'string',
    value: 'TIMES',
    description: 'how many times faster than that schedule. Default: 60, a minute\nis a second',
  },
  advice: {
    type: 'boolean',
    description:
      'then asks for the outcome, as if the answer got lost: the same\npayment with flagAdvise Y, under a new X-EXTERNAL-ID',
  },
  expect: {
    type: 'string',
    value: 'CODE',
    description: 'the response code that is right: 2000000, 401xx00, or 401',
  },
  mask: { type: 'boolean', description: 'shortens tokens and signatures, to show the output to others' },
  json: { type: 'boolean', description: 'one JSON document' },
  ...IDENTITY_OPTIONS,
})

/** What makes a call another one than NICEPAY's pages show: then no code is expected of its answer. */
export const BENDING_OPTIONS: readonly (keyof typeof CALL_OPTIONS)[] = [
  'field',
  'field-json',
  'without-field',
  'body',
  'sent-body',
  'timestamp',
  'token',
  'header',
  'without-header',
  'method',
  'path',
]
