import { buildBody, referencesOf, requestIdsOf } from '../conformance/bodies.ts'
import type { CalledService } from '../dialects/called-service.ts'
import { listServices } from '../dialects/list-services.ts'
import type { Gateway } from '../gateway.ts'
import type { ServiceName } from '../services/service.ts'
import { POSTMAN_SIGNING_SCRIPT, POSTMAN_TEST_SCRIPT } from './postman-script.ts'

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'

/** Who calls, as the collection's variables start. */
export interface CollectionOptions {
  readonly gateway: Gateway
  /** The merchant's address, without a slash at its end. */
  readonly url: string
  readonly basePath: string
  readonly partnerId: string | undefined
  /** Whole paths of services that the merchant registered elsewhere. */
  readonly paths: Readonly<Partial<Record<ServiceName, string>>>
}

/**
 * Writes a whole gateway as a Postman collection (format 2.1): a request for each service, and a script before each that signs it.
 *
 * Holds no key and no secret: the variables `privateKey` and `clientSecret` are empty, for the user to fill.
 */
export function writePostmanCollection({ gateway, url, basePath, partnerId, paths }: CollectionOptions): string {
  const { dialect, identity } = gateway
  const services = listServices(dialect).flatMap((name) => gateway.describe(name) ?? [])
  const calls = Object.fromEntries(services.map((called) => [called.name, describeForScript(called)]))
  const table = `const CALLS = ${JSON.stringify(calls, undefined, 2)};`
  const collection = {
    info: {
      name: `${dialect.title}, played against a merchant`,
      description: [
        `What ${dialect.title} calls at a merchant over SNAP, signed before it is sent. Source: ${dialect.source}.`,
        'Fill the variables privateKey (PEM, PKCS#8) and, for the symmetric scheme, clientSecret. Keep them as current values: those are not synced or exported.',
        'Where calls carry a token, send "token" first: it keeps the token in a variable.',
      ].join('\n\n'),
      schema: SCHEMA,
    },
    variable: [
      { key: 'baseUrl', value: url, type: 'string' },
      { key: 'clientId', value: identity.clientId, type: 'string' },
      { key: 'partnerId', value: partnerId ?? '', type: 'string' },
      { key: 'privateKey', value: '', type: 'string' },
      { key: 'clientSecret', value: '', type: 'string' },
      { key: 'accessToken', value: '', type: 'string' },
    ],
    event: [
      toEvent('prerequest', `${table}\n\n${POSTMAN_SIGNING_SCRIPT}`),
      toEvent('test', `${table}\n\n${POSTMAN_TEST_SCRIPT}`),
    ],
    item: services.map((called) => toItem(called, paths[called.name] ?? basePath + called.path)),
  }
  return `${JSON.stringify(collection, undefined, 2)}\n`
}

/** What the script must know of a call. */
function describeForScript(called: CalledService): object {
  const { speech, path, dialect } = called
  const lengths = referencesOf(called).map((field) => String(called.sample[field]).length)
  return { ...speech, path, status: dialect.status, references: [...new Set(lengths)] }
}

function toEvent(listen: 'prerequest' | 'test', script: string): object {
  return { listen, script: { type: 'text/javascript', exec: script.split('\n') } }
}

function toItem(called: CalledService, path: string): object {
  const { name, service, source } = called
  const body = buildBody(called)
  // The script gives each request new ones, so that it is no repeat of the one before.
  const renewed = [
    ...referencesOf(called).map((field) => [field, `{{digits${String(called.sample[field]).length}}}`]),
    ...requestIdsOf(called).map((field) => [field, '{{requestId}}']),
  ]
  const raw = JSON.stringify({ ...body, ...Object.fromEntries(renewed) })
  return {
    name,
    request: {
      method: 'POST',
      description: `${service.title}. Source of the sample: ${source}.`,
      header: [{ key: 'Content-Type', value: 'application/json' }],
      body: { mode: 'raw', raw, options: { raw: { language: 'json' } } },
      url: { raw: `{{baseUrl}}${path}`, host: ['{{baseUrl}}'], path: path.slice(1).split('/') },
    },
  }
}
