import type { Service } from './service.ts'

const RULE = 'NICEPAY, NICO token page, response body'

/** @see docs/protocol.md, "Access token" */
export const token: Service = {
  name: 'token',
  title: 'Access token',
  phrase: 'a token request',
  role: 'token',
  path: '/v1.0/access-token/b2b',
  code: '73',
  source: 'ASPI, Keamanan, service 73',
  request: [
    { path: 'grantType', kind: 'text', presence: 'mandatory', sample: 'client_credentials' },
    { path: 'additionalInfo', kind: 'object', presence: 'optional' },
  ],
  answer: [
    { path: 'accessToken', type: 'text', length: 150, missing: 'must', rule: `${RULE}: String, 150` },
    { path: 'tokenType', type: 'token-type', length: 11, missing: 'must', rule: `${RULE}: Bearer` },
    { path: 'expiresIn', type: 'seconds', length: 17, missing: 'must', rule: `${RULE}: String, sample "900"` },
    { path: 'additionalInfo', type: 'object', missing: 'should', rule: `${RULE}: sample {}` },
  ],
  sample: { grantType: 'client_credentials', additionalInfo: {} },
}
