import { DIALECTS } from '../../dialects/index.ts'
import type { CapturedCall } from '../../doctor/captured-call.ts'
import { describeExplanation } from '../../doctor/describe-explanation.ts'
import { type Explanation, explainCall } from '../../doctor/explain-call.ts'
import { type GivenKey, readGivenKeys } from '../../doctor/given-key.ts'
import { MAX_CAPTURE_BYTES, parseCapturedCall } from '../../doctor/parse-captured-call.ts'
import type { Question } from '../../doctor/question.ts'
import { WrongUse } from '../../wrong-use.ts'
import { defineCommand } from '../command.ts'
import { readConfigFile } from '../options/config-file.ts'
import { findClientSecret, IDENTITY_OPTIONS, readScheme } from '../options/identity.ts'
import { findDialect } from '../options/read-dialect.ts'
import { readFile } from '../options/read-file.ts'
import type { Terminal } from '../terminal.ts'
import { wrapText } from '../wrap-text.ts'

const { config, gateway, 'client-secret': secret, 'client-secret-file': secretFile } = IDENTITY_OPTIONS

export const explain = defineCommand({
  name: 'explain',
  summary: 'says why the signature of a captured call does not verify',
  usage: 'FILE --public-key FILE | --client-secret-file FILE',
  description: [
    'Works offline. FILE (- for standard input) is a request as the server received it, in one of these forms:',
    '',
    '  raw HTTP     from a log or a proxy: the request line, the headers, an empty line, the body',
    '  curl         the command, quoted for sh, cmd or PowerShell; or what curl -v printed below it',
    '  HAR          from a browser or a proxy, one entry or all',
    '  event        of API Gateway, form 1.0 or 2.0, of a function URL or of a load balancer',
    '  log          JSON of a handler or a framework: headers, and the body as text, base64 or an object',
    '  capture      what the option onCapture of snap-sdk was given: one object, or one a line',
    '',
    '    POST /api/v1.0/cvs/inquiry HTTP/1.1',
    '    Content-Type: application/json',
    '    X-TIMESTAMP: 2024-01-22T15:00:01+07:00',
    '    X-PARTNER-ID: IONPAYTEST',
    '    X-SIGNATURE: VoxMPjbcV9pr…',
    '',
    '    {"partnerServiceId":"7015","customerNo":"89101110"}',
    '',
    'The body must keep its bytes: no pretty-printing, no line break that was not sent. With neither a key nor a secret,',
    'those of the config file are taken. What is printed holds no secret, token or signature.',
    '',
    'Exit code 0: the signature verifies and nothing else is wrong. 1: a cause was found, or none.',
  ].join('\n'),
  options: {
    'public-key': {
      type: 'string',
      multiple: true,
      value: 'FILE',
      description: "the gateway's public key, as the server has it: PEM, or its base64.\nMay be given again",
    },
    'other-key': {
      type: 'string',
      multiple: true,
      value: 'FILE',
      description:
        "a key that may have been used by mistake: the gateway's for\nnotifications, the sandbox's, your own. May be given again",
    },
    'client-secret': { ...secret, multiple: true },
    'client-secret-file': { ...secretFile, multiple: true },
    gateway: {
      ...gateway,
      description: `whose call it is: its scheme, headers and what it signs of the path are\nexpected then (${Object.keys(DIALECTS).join(', ')})`,
    },
    'client-id': {
      type: 'string',
      value: 'ID',
      description: 'the one that is expected. Default: the one that the call names',
    },
    'access-token': {
      type: 'string',
      value: 'TEXT',
      description: 'the token that the caller was given, if it is known',
    },
    signature: {
      type: 'string',
      value: 'SCHEME',
      description:
        'what the server expects: client-id, symmetric or asymmetric. Default:\nas --gateway has it; client-id for token requests and /cvs/; symmetric with\na secret alone; else any',
    },
    'signed-base-path': {
      type: 'string',
      value: 'PATH',
      description:
        "what stands before /v1.0 in the string to sign, or '' for nothing. Default: what the capture says, else what the call has",
    },
    nth: {
      type: 'string',
      value: 'N',
      description: 'which call of several, from 1; -1 is the last. Default:\nthe only one with a signature',
    },
    config,
    json: { type: 'boolean', description: 'one JSON document' },
  },
  examples: [
    'explain call.txt --public-key nicepay.pem',
    'explain captures.jsonl --nth=-1 --public-key nicepay.pem --other-key nicepay-notification.pem',
    'explain calls.har --nth 3 --public-key nicepay.pem',
    'explain call.txt --client-secret-file secret.txt --signature symmetric --json',
  ],
  async run({ options, positionals: [file, ...more] }, terminal) {
    if (file === undefined || more.length > 0) {
      throw new WrongUse(
        'explain takes one file: npx @snap-sdk/simulator explain call.txt --public-key nicepay.pem. - is standard input.',
      )
    }
    const call = await readCall(file, options.nth, terminal)
    const explanation = explainCall({ call, ...readPartner(options, terminal) })
    if (options.json)
      terminal.line(JSON.stringify({ ...explanation, paragraph: describeExplanation(explanation) }, undefined, 2))
    else show(explanation, terminal)
    return explanation.verdict === 'verifies' && explanation.troubles.length === 0 ? 0 : 1
  },
})

type ExplainOptions = Parameters<typeof explain.run>[0]['options']

async function readCall(file: string, nth: string | undefined, terminal: Terminal): Promise<CapturedCall> {
  if (nth !== undefined && !/^-?[1-9]\d{0,8}$/.test(nth)) {
    throw new WrongUse(`--nth is '${nth}'; it must be a number: 1 is the first capture, -1 the last (write --nth=-1).`)
  }
  const bytes = file === '-' ? await readStandardInput() : readFile(file, 'The capture', terminal)
  return parseCapturedCall(bytes, {
    source: file === '-' ? 'Standard input' : file,
    ...(nth === undefined ? {} : { nth: Number(nth) }),
  })
}

/** Reads standard input, and not much more of it than a capture may have. */
async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of process.stdin) {
    chunks.push(Buffer.from(chunk))
    length += chunk.length
    if (length > MAX_CAPTURE_BYTES) break
  }
  return Buffer.concat(chunks)
}

function readPartner(options: ExplainOptions, terminal: Terminal): Omit<Question, 'call'> {
  const readKeys = (name: 'public-key' | 'other-key'): readonly GivenKey[] =>
    (options[name] ?? []).flatMap((file) =>
      readGivenKeys(readFile(file, `--${name}`, terminal).toString(), `--${name} ${file}`),
    )
  const given = {
    keys: readKeys('public-key'),
    secrets: readSecrets(options, terminal),
  }
  const isGiven = given.keys.length + given.secrets.length > 0
  // A config that happens to lie about is another partner's, once keys are named.
  const found = isGiven && options.config === undefined ? {} : readConfigFile(options, terminal)
  const [secretText, secretSource] = isGiven ? [] : findClientSecret({}, found, terminal)
  const question = {
    keys:
      given.keys.length > 0 || found.publicKey === undefined
        ? given.keys
        : readGivenKeys(readFile(found.publicKey, 'The config names', terminal).toString(), found.publicKey),
    secrets:
      secretText === undefined ? given.secrets : [{ source: secretSource ?? '', bytes: Buffer.from(secretText) }],
    otherKeys: readKeys('other-key'),
    clientId: options['client-id'] ?? found.clientId,
    accessToken: options['access-token'],
    dialect: readGateway(options.gateway ?? found.gateway),
    signature: readExpected(options.signature ?? found.signature),
    signedBasePath: options['signed-base-path'] ?? found.signedBasePath,
  }
  if (question.keys.length + question.secrets.length > 0) return question
  throw new WrongUse(
    "explain needs what the server verifies with: --public-key FILE (the gateway's), or --client-secret-file FILE for the symmetric scheme.",
  )
}

function readSecrets(options: ExplainOptions, terminal: Terminal): Question['secrets'] {
  const texts = (options['client-secret'] ?? []).map((text) =>
    findClientSecret({ 'client-secret': text }, {}, terminal),
  )
  const files = (options['client-secret-file'] ?? []).map((file) =>
    findClientSecret({ 'client-secret-file': file }, {}, terminal),
  )
  return [...texts, ...files].flatMap(([text, source]) =>
    text === undefined ? [] : [{ source: source ?? '', bytes: Buffer.from(text) }],
  )
}

function readExpected(text: string | undefined): Question['signature'] {
  return text === undefined ? undefined : readScheme(text)
}

function readGateway(name: string | undefined): Question['dialect'] {
  return name === undefined ? undefined : findDialect(name)
}

function show(explanation: Explanation, terminal: Terminal): void {
  const [colour, sign] = SIGNS[explanation.verdict]
  const lines = wrapText(describeExplanation(explanation), terminal.columns - 2)
  terminal.line(`${terminal.paint(colour, sign)} ${lines.join('\n  ')}`)
  terminal.line()
  const { causes, signature, keys, tried } = explanation
  const facts: readonly (readonly [string, string])[] = [
    ...causes.map(({ rule }) => ['cause', rule] as const),
    ['signature', signature],
    ...keys.map(
      (key) =>
        ['key', `${key.source}: ${key.kind}, ${SAID[String(key.madeSignature)]}\nSHA-256 ${key.fingerprint}`] as const,
    ),
    ['tried', `${tried} way${tried === 1 ? '' : 's'} of signing`],
  ]
  for (const [name, text] of facts) {
    terminal.line(`${terminal.paint('dim', name.padEnd(11))}${text.replaceAll('\n', `\n${' '.repeat(11)}`)}`)
  }
}

const SIGNS = { verifies: ['green', '✔'], explained: ['red', '✘'], unexplained: ['yellow', '?'] } as const

const SAID: Readonly<Record<string, string>> = {
  true: 'made this signature',
  false: 'did not make this signature',
  null: 'not asked: the signature is not RSA',
}
