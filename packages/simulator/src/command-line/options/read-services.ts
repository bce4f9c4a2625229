import type { Dialect } from '../../dialects/dialect.ts'
import { listServices } from '../../dialects/list-services.ts'
import type { ServiceName } from '../../services/service.ts'
import { WrongUse } from '../../wrong-use.ts'

/** Reads `--service`: services beside the token, in the gateway's order. @throws WrongUse which names all that there are. */
export function readServices(names: readonly string[], dialect: Dialect): readonly ServiceName[] {
  const known = listServices(dialect).filter((name) => name !== 'token')
  const unknown = names.find((name) => !known.some((service) => service === name))
  if (unknown === undefined) return known.filter((service) => names.includes(service))
  throw new WrongUse(`--service is '${unknown}'; what ${dialect.title} calls: ${known.join(', ')}.`)
}
