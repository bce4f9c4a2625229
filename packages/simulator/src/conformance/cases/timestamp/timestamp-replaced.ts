import { writeTimestamp } from '../../../sign.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { everywhere } from '../../traits.ts'

export const timestampReplaced: CaseMaker = expectCode({
  name: 'timestamp-replaced',
  at: everywhere,
  severity: 'must',
  sent: 'that was signed for another second than its X-TIMESTAMP',
  codes: CODES.unauthorized,
  rule: 'NICO token, NICO inquiry, ASPI: the timestamp stands in the string to sign; BCA',
  fix: 'Build the string to sign from the X-TIMESTAMP that came, byte for byte.',
  call: (tools, service) =>
    tools.call(service, { headers: { 'X-TIMESTAMP': writeTimestamp(new Date(tools.now().getTime() - 2_000)) } }),
})
