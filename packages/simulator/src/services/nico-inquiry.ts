import { nicoNumbers } from './nico-numbers.ts'
import type { Service } from './service.ts'

const RULE = 'NICEPAY, NICO inquiry page, response body'

/**
 * Where a page's table contradicts its own sample, the sample counts: totalAmount.value is "Number" there and `"10000.00"` in the
 * sample.
 *
 * @see docs/protocol.md, "NICO inquiry"
 */
export const nicoInquiry: Service = {
  name: 'inquiry',
  title: 'Inquiry',
  phrase: 'an inquiry',
  role: 'lookup',
  path: '/v1.0/cvs/inquiry',
  code: '00',
  source: 'NICO inquiry: mandatory',
  number: 'payNo',
  identity: 'inquiryRequestId',
  request: [
    { path: 'partnerServiceId', kind: 'text', maxLength: 4, presence: 'mandatory', sample: '7015' },
    { path: 'customerNo', kind: 'text', maxLength: 8, presence: 'mandatory', sample: '89101110' },
    { path: 'payNo', kind: 'text', maxLength: 12, presence: 'mandatory', sample: '701589101110' },
    { path: 'inquiryRequestId', kind: 'text', maxLength: 40, presence: 'mandatory', sample: '41807553358950093184' },
    { path: 'mitraCd', kind: 'text', maxLength: 4, presence: 'mandatory', sample: 'ALMA' },
  ],
  answer: [
    { path: 'payNoData', type: 'object', missing: 'must', caseInferred: true, rule: RULE },
    ...nicoNumbers('must', RULE),
    { path: 'payNoData.inquiryRequestId', type: 'text', length: 40, missing: 'must', echo: 'must', rule: RULE },
    { path: 'payNoData.mitraCd', type: 'text', length: 4, missing: 'must', echo: 'should', rule: RULE },
    { path: 'payNoData.payNoName', type: 'text', length: 100, missing: 'must', caseInferred: true, rule: RULE },
    { path: 'payNoData.goodsName', type: 'text', length: 200, missing: 'must', caseInferred: true, rule: RULE },
    {
      path: 'payNoData.payNoPhone',
      type: 'text',
      length: 15,
      missing: 'must',
      malformed: 'should',
      caseInferred: true,
      rule: `${RULE}: its table says Number, its sample is "087771122333"`,
    },
    { path: 'payNoData.payNoEmail', type: 'text', length: 100, missing: 'must', caseInferred: true, rule: RULE },
    { path: 'payNoData.totalAmount', type: 'object', missing: 'must', rule: RULE },
    {
      path: 'payNoData.totalAmount.value',
      type: 'amount',
      length: 12,
      missing: 'must',
      rule: `${RULE}: sample "10000.00"; ASPI: String with two decimals`,
    },
    { path: 'payNoData.totalAmount.currency', type: 'currency', length: 3, missing: 'must', rule: RULE },
    { path: 'payNoData.partnerReferenceNo', type: 'text', length: 40, missing: 'must', rule: RULE },
    {
      path: 'payNoData.payNoExpiredDateTime',
      type: 'date-time',
      length: 25,
      missing: 'must',
      caseInferred: true,
      rule: `${RULE}: sample 2024-07-03T12:08:56+07:00`,
    },
  ],
  sample: {
    partnerServiceId: '7015',
    customerNo: '89101110',
    payNo: '701589101110',
    inquiryRequestId: '41807553358950093184',
    mitraCd: 'ALMA',
  },
}
