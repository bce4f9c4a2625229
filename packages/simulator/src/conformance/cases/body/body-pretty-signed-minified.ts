import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { maySignMinified } from '../../traits.ts'

export const bodyPrettySignedMinified: CaseMaker = expectCode({
  name: 'body-pretty-signed-minified',
  at: maySignMinified,
  severity: 'must',
  sent: 'with line feeds and blanks in its JSON, signed without them',
  codes: CODES.success,
  rule: 'ASPI, NICEPAY testing: the hash of minify(RequestBody); BCA: blanks outside of keys and values go',
  fix: 'Take the blanks outside of texts away before you hash the body.',
  needs: ['signed body'],
  async call(tools, service) {
    const body = await tools.buildBody(service)
    return tools.call(service, { body, sentBody: JSON.stringify(body, undefined, 2) })
  },
})
