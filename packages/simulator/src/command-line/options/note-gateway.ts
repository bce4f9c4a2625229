import type { Terminal } from '../terminal.ts'
import type { Identity } from './identity.ts'

/** Says what was taken for granted where nobody named a gateway. JSON says it in itself. */
export function noteGateway(
  { isGatewayNamed, clientId, scheme, basePath }: Identity,
  { json }: { readonly json?: boolean },
  { line, paint }: Pick<Terminal, 'line' | 'paint'>,
): void {
  if (json || isGatewayNamed) return
  const facts = `client ID ${clientId}, scheme ${scheme}, base path ${basePath || 'empty'}`
  line()
  line(paint('dim', `Played NICEPAY NICO, since no --gateway is named: ${facts}.`))
}
