import { checkOptionNames } from '../check-option-names.ts'
import { SnapConfigurationError } from '../configuration-error.ts'
import type { HandlerContext } from '../handler-context.ts'
import type { Runnable } from '../services/run-handler.ts'
import type { AnyService } from '../services/service.ts'
import type { SpeechRows } from '../speech.ts'
import { BASE_PATH } from './base-path.ts'
import type { Contract, Gateway, GatewayEndpoint, GatewayFactory, ServiceOverrides, Services } from './contract.ts'
import { CONTRACT_OPTIONS, OVERRIDE_OPTIONS } from './contract-options.ts'
import type { Dialect, TokenRules } from './dialect.ts'
import type { Endpoint } from './endpoint.ts'
import { GATEWAY_VERSION, type GatewayInside, inside } from './gateway-inside.ts'
import { invokeEndpoint } from './invoke.ts'
import { prepareDuplicates } from './prepare-duplicates.ts'
import { prepareEndpoint, resolveSpeech } from './prepare-endpoint.ts'

const TOKEN_PATH = '/v1.0/access-token/b2b'

/**
 * Makes a dialect a function that takes a merchant's contract. It checks the contract's form at once; `createSnap` checks its partners and
 * keys, so that business logic is tested without them.
 *
 * @throws SnapConfigurationError `GATEWAY_INVALID`, `SERVICE_INVALID` or `OPTION_INVALID`, when a contract is given, that names what to mend.
 * @example
 * const mybank = defineGateway({ name: 'mybank', signature: 'symmetric', token: {}, services: { vaPayment } })
 * const gateway = mybank({
 *   partners: [{ clientId: 'A', publicKeys, clientSecrets }],
 *   handlers: { vaPayment: takePayment },
 * })
 */
export function defineGateway<const Table extends Services>(dialect: Dialect<Table>): GatewayFactory<Table> {
  const factory = (contract: Contract<Table>): Gateway<keyof Table & string> => makeGateway(dialect, contract)
  return Object.assign(factory, { dialect, addresses: dialect.addresses ?? { production: [], sandbox: [] } })
}

function makeGateway<Table extends Services>(
  dialect: Dialect<Table>,
  contract: Contract<Table>,
): Gateway<keyof Table & string> {
  if (typeof contract !== 'object' || contract === null)
    throw invalid(dialect.name, 'it takes a contract: { partners, handlers }.')
  checkOptionNames(dialect.name, contract, CONTRACT_OPTIONS)
  const names = readNames(dialect, contract)
  const [name] = names
  const given = readHandlers(dialect, contract, name)
  const basePath = readPath(contract.basePath ?? dialect.basePath ?? '', `${name}: basePath`, true)
  const paths: Readonly<Record<string, string | undefined>> = contract.paths ?? {}
  checkNames(paths, { ...dialect.services, token: true }, `${name}: paths`)
  checkNames(contract.services ?? {}, dialect.services, `${name}: services`)
  const pathOf = (service: string, path: string) =>
    readPath(paths[service] ?? basePath + path, `${name}: paths.${service}`)

  const endpoints = given.map(([service, handler]): Endpoint => {
    const where = `${name} ${service}`
    const definition: AnyService = dialect.services[service] as AnyService // readHandlers found it there
    const overrides: ServiceOverrides | undefined = contract.services?.[service]
    if (overrides !== undefined) checkOptionNames(`${name}: services.${service}`, overrides, OVERRIDE_OPTIONS)
    const serviceCode = overrides?.code ?? definition.code
    if (!/^\d{2}$/.test(serviceCode)) throw invalid(where, `its code is '${serviceCode}'; it must be two digits.`)
    const layers: readonly (SpeechRows | undefined)[] = [dialect, definition, contract, overrides]
    const speech = resolveSpeech(layers, { serviceCode, carriesToken: dialect.token !== false, where })
    const duplicates = prepareDuplicates(
      definition,
      { ...definition.duplicates, ...overrides?.duplicates },
      {
        where,
        hasExternalId: speech.demandsExternalId,
        refusalUndoes: speech.refusalUndoes,
      },
    )
    const path = pathOf(service, definition.path)
    // What a contract types by its services is checked by their tables at run time.
    const otherStatus = contract.otherStatus as Runnable['otherStatus']
    return prepareEndpoint({ names, service, definition, path, speech, handler, otherStatus, duplicates })
  })
  checkIds(endpoints, name)
  // Its endpoint stands even where no scheme of the contract carries a token: the gateway may ask for one all the same.
  const token = dialect.token === false ? undefined : readToken(dialect, contract, dialect.token, pathOf)
  const listed: GatewayEndpoint[] = endpoints.map(({ method, path, service }) => ({ method, path, service }))
  if (token !== undefined) listed.unshift({ method: 'POST', path: token.path, service: 'token' })
  const gateway: Gateway<keyof Table & string> & { readonly [inside]: GatewayInside } = {
    name,
    endpoints: listed,
    invoke: (service, body, context?: Partial<HandlerContext>) =>
      invokeEndpoint(endpoints, name, service, body, context),
    [inside]: {
      version: GATEWAY_VERSION,
      names,
      partners: contract.partners,
      endpoints,
      token,
      hasOtherStatus: contract.otherStatus !== undefined,
    },
  }
  return gateway
}

/** Duplicates are counted under a service's id: with one id, two services would take each other's payments for their own. */
function checkIds(endpoints: readonly Endpoint[], name: string): void {
  const taken = new Map<string, string>()
  for (const { id, service } of endpoints) {
    const other = taken.get(id)
    if (other !== undefined)
      throw invalid(
        name,
        `${other} and ${service} have the id '${id}'; duplicates are counted under it. Give each its own.`,
      )
    taken.set(id, service)
  }
}

function readNames(
  { name: dialectName }: { name: string },
  contract: Pick<Contract<Services>, 'name' | 'formerNames'>,
): [string, ...string[]] {
  const { name = dialectName, formerNames = [] } = contract
  const names: [string, ...string[]] = [name, ...formerNames]
  for (const each of names) {
    if (typeof each !== 'string' || !/^[A-Za-z0-9][\w.-]{0,63}$/.test(each))
      throw invalid(
        dialectName,
        `its name is '${each}'; it must be 1 to 64 letters, digits, dots, dashes or underscores.`,
      )
  }
  if (new Set(names).size < names.length) throw invalid(dialectName, `formerNames repeats a name: ${names.join(', ')}.`)
  return names
}

function readHandlers<Table extends Services>(
  dialect: Dialect<Table>,
  { handlers }: Contract<Table>,
  name: string,
): [service: string, handler: Runnable['handler']][] {
  const known = Object.keys(dialect.services)
  if (typeof handlers !== 'object' || handlers === null)
    throw invalid(name, `it has no handlers. It takes some of: ${known.join(', ')}.`)
  checkNames(handlers, dialect.services, `${name}: handlers`)
  const given = Object.entries(handlers).filter(([, handler]) => handler !== undefined)
  if (given.length === 0)
    throw invalid(name, `it has no handlers, so no call could be answered. It takes some of: ${known.join(', ')}.`)
  return given.map(([service, handler]) => {
    if (typeof handler !== 'function') throw invalid(`${name} ${service}`, 'its handler is not a function.')
    return [service, handler as Runnable['handler']] // typed by its service; its request is checked by its table
  })
}

function checkNames(given: object, known: object, what: string): void {
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(known, name)) continue
    throw new SnapConfigurationError(
      'GATEWAY_INVALID',
      `${what} names '${name}', which it does not have. It has: ${Object.keys(known).join(', ')}.`,
    )
  }
}

function readToken<Table extends Services>(
  dialect: Dialect<Table>,
  contract: Contract<Table>,
  rules: TokenRules,
  pathOf: (service: string, path: string) => string,
): NonNullable<GatewayInside['token']> {
  const { type = 'Bearer', maxLength = 2048, withAdditionalInfo = false } = rules
  const rows: SpeechRows = {
    httpStatus: dialect.httpStatus,
    messageLength: contract.messageLength ?? dialect.messageLength,
    outcomes: dialect.tokenRows?.outcomes,
    failures: dialect.tokenRows?.failures,
  }
  const servicePath = dialect.tokenPath ?? TOKEN_PATH
  return { path: pathOf('token', servicePath), servicePath, type, maxLength, withAdditionalInfo, rows }
}

/** @throws SnapConfigurationError `OPTION_INVALID` for a path that no request could match, or that could be spelled otherwise. */
function readPath(path: string, option: string, isBase = false): string {
  if (typeof path === 'string' && BASE_PATH.test(path) && (isBase || path !== '')) return path
  const example = isBase ? "'/api', or '' when nothing stands before /v1.0" : "'/hooks/mybank/va'"
  throw new SnapConfigurationError(
    'OPTION_INVALID',
    `${option} is '${path}'; it must start with a slash and end without one, without query, fragment, percent-encoding or dot segment, such as ${example}.`,
  )
}

function invalid(where: string, what: string): SnapConfigurationError {
  return new SnapConfigurationError('GATEWAY_INVALID', `${where}: ${what}`)
}
