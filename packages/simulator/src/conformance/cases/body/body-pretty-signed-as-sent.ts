import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { maySignAsSent } from '../../traits.ts'

export const bodyPrettySignedAsSent: CaseMaker = expectCode({
  name: 'body-pretty-signed-as-sent',
  at: maySignAsSent,
  severity: 'should',
  sent: 'with line feeds and blanks in its JSON, signed as it is sent',
  codes: CODES.success,
  rule: 'NICEPAY SDKs: the one for Python signs its blanks; ASPI says minify and does not define it',
  fix: 'Try the bytes that came first, and their minified form second.',
  needs: ['signed body'],
  call: async (tools, service) =>
    tools.call(service, { body: JSON.stringify(await tools.buildBody(service), undefined, 2) }),
})
