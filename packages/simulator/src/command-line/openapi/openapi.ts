import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describeError } from '../../describe-error.ts'
import { describeGateway } from '../../openapi/describe-gateway.ts'
import { WrongUse } from '../../wrong-use.ts'
import { defineCommand } from '../command.ts'
import { readConfigFile } from '../options/config-file.ts'
import { IDENTITY_OPTIONS, readBasePath, readScheme, readServicePaths } from '../options/identity.ts'
import { readDialect } from '../options/read-dialect.ts'
import { readServices } from '../options/read-services.ts'

export const openapi = defineCommand({
  name: 'openapi',
  summary: 'writes what a gateway calls at a merchant as OpenAPI 3.1',
  usage: '[--gateway NAME] [--out FILE] [options]',
  description: [
    'Prints a document of OpenAPI 3.1, made from the simulator’s own transcription of the gateway’s documents: each endpoint that',
    'a merchant serves for it, with headers and signature, schemas, the documents’ own samples, and each response code that they',
    'allow. It is JSON, which is YAML, too: viewers, generators, mock servers and Postman read it.',
    '',
    'How one merchant answers, with its own paths and codes, is snap.openapi() of @snap-sdk/core. No key is read: --client-id and',
    '--partner-id are examples of a header.',
  ].join('\n'),
  options: {
    service: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      description: 'what is described. Default: all that the gateway calls;\nmay be given many times',
    },
    out: { type: 'string', value: 'FILE', description: 'where to write it. Default: standard output' },
    json: { type: 'boolean', description: 'with --out: says what was written as JSON' },
    ...IDENTITY_OPTIONS,
  },
  examples: [
    'openapi --gateway bca --out bca.json',
    'openapi --gateway midtrans --service va-payment --service-path va-payment=/hooks/va',
  ],
  async run({ options, positionals }, terminal) {
    if (positionals.length > 0) throw new WrongUse(`openapi takes options alone, and not '${positionals[0]}'.`)
    const config = readConfigFile(options, terminal)
    const dialect = readDialect(options, terminal)
    const agreed = options.signature ?? config.signature
    const document = describeGateway(dialect, {
      services: options.service === undefined ? undefined : ['token', ...readServices(options.service, dialect)],
      basePath: readBasePath(options['base-path'] ?? config.basePath ?? dialect.basePath, '--base-path'),
      paths: readServicePaths(options['service-path'] ?? [], dialect),
      signature: agreed === undefined ? undefined : readScheme(agreed),
      callerId: options['partner-id'] ?? options['client-id'],
    })
    const text = JSON.stringify(document, null, 2)
    const { out } = options
    if (out === undefined) {
      terminal.line(text)
      return 0
    }
    try {
      writeFileSync(resolve(terminal.cwd, out), `${text}\n`)
    } catch (error) {
      throw new WrongUse(`--out ${out} cannot be written: ${describeError(error)}`)
    }
    const endpoints = Object.keys(document.paths)
    if (options.json) {
      terminal.line(JSON.stringify({ out, endpoints }))
      return 0
    }
    terminal.line(`${out} has ${endpoints.length} endpoints of ${dialect.title}.`)
    if (dialect.certainty === 'inferred')
      terminal.note(`${dialect.title} publishes nothing of it: the document is inferred.`)
    return 0
  },
})
