import packageJson from '../../../package.json' with { type: 'json' }
import { EXAMPLE_NUMBERS } from '../../conformance/numbers.ts'
import { describeCall } from '../../dialects/called-service.ts'
import type { Dialect } from '../../dialects/dialect.ts'
import { DIALECTS } from '../../dialects/index.ts'
import { listServices } from '../../dialects/list-services.ts'
import type { Facts, GatewayFacts, ServiceFacts } from '../../open/messages.ts'
import type { ServiceName } from '../../services/service.ts'
import type { Terminal } from '../terminal.ts'
import { defaultSettings, findChosenDialect, type OpenOptions } from './read-player.ts'

/** Everything that the page is built from: the simulator's own tables. */
export function listFacts(options: OpenOptions, terminal: Pick<Terminal, 'cwd' | 'env'>): Facts {
  const { open, paid, expired, unknown } = EXAMPLE_NUMBERS
  return {
    version: packageJson.version,
    gateway: findChosenDialect(options, terminal).name,
    gateways: Object.values(DIALECTS).map((dialect) => toGatewayFacts(dialect, options, terminal)),
    numbers: { open, paid, expired, unknown },
  }
}

function toGatewayFacts(dialect: Dialect, options: OpenOptions, terminal: Pick<Terminal, 'cwd' | 'env'>): GatewayFacts {
  const { name, title, certainty, source, usual } = dialect
  return {
    name,
    title,
    certainty,
    source,
    usual,
    settings: defaultSettings(dialect, options, terminal),
    services: listServices(dialect).flatMap((service) => toServiceFacts(dialect, service) ?? []),
  }
}

function toServiceFacts(dialect: Dialect, name: ServiceName): ServiceFacts | undefined {
  const called = describeCall(dialect, name)
  if (called === undefined) return undefined
  const { service, speech, path, code, source, notices, sample } = called
  return {
    name,
    title: service.title,
    role: service.role,
    path,
    code,
    source,
    scheme: speech.scheme,
    carriesToken: speech.carriesToken,
    fields: service.request,
    notices: [...new Set(notices.flatMap(({ values }) => Object.values(values)))],
    ...(service.number === undefined ? {} : { number: service.number }),
    ...(service.amount === undefined || !(service.amount in sample) ? {} : { amount: service.amount }),
  }
}
