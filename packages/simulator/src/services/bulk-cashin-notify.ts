import type { Service } from './service.ts'

const RULE = 'ASPI, service 41'

export const bulkCashinNotify: Service = {
  name: 'bulk-cashin-notify',
  title: 'Bulk cash-in notice',
  phrase: 'a bulk cash-in notice',
  role: 'notice',
  path: '/v1.0/emoney/bulk-cashin-notify',
  code: '41',
  source: 'ASPI, as exported by github mseptiaan/snap-aspi-go@b7e2c81 aspi/bulk-cashin.md, service 41',
  number: 'partnerBulkId',
  identity: 'bulkId',
  request: [
    { path: 'bulkId', kind: 'text', maxLength: 64, presence: 'mandatory', sample: '2020102977770000000009' },
    { path: 'partnerBulkId', kind: 'text', maxLength: 64, presence: 'mandatory', sample: '2020102900000000000001' },
    { path: 'bulkObject[]', kind: 'list', presence: 'mandatory' },
    {
      path: 'bulkObject[].customerNumber',
      kind: 'text',
      maxLength: 64,
      presence: 'mandatory',
      sample: '6281388370001',
    },
    { path: 'bulkObject[].customerName', kind: 'text', maxLength: 30, presence: 'optional', sample: 'Kades' },
    { path: 'bulkObject[].amount', kind: 'object', presence: 'optional' },
    { path: 'bulkObject[].amount.value', kind: 'amount', presence: 'mandatory', sample: '12345678.00' },
    { path: 'bulkObject[].amount.currency', kind: 'currency', maxLength: 3, presence: 'mandatory', sample: 'IDR' },
    {
      path: 'bulkObject[].referenceNo',
      kind: 'text',
      maxLength: 64,
      presence: 'mandatory',
      sample: '2020102977770000000009',
    },
    {
      path: 'bulkObject[].partnerReferenceNo',
      kind: 'text',
      maxLength: 64,
      presence: 'mandatory',
      sample: '2020102900000000000990',
    },
    { path: 'bulkObject[].responseCode', kind: 'text', maxLength: 7, presence: 'mandatory', sample: '2004000' },
    {
      path: 'bulkObject[].responseMessage',
      kind: 'text',
      maxLength: 150,
      presence: 'mandatory',
      sample: 'Request has been processed successfully',
    },
    { path: 'bulkObject[].additionalInfo', kind: 'object', presence: 'optional' },
    { path: 'additionalInfo', kind: 'object', presence: 'optional' },
  ],
  answer: [
    { path: 'bulkId', type: 'text', length: 64, missing: 'should', malformed: 'should', echo: 'should', rule: RULE },
    {
      path: 'partnerBulkId',
      type: 'text',
      length: 64,
      missing: 'should',
      malformed: 'should',
      echo: 'should',
      rule: RULE,
    },
  ],
  sample: {
    bulkId: '2020102977770000000009',
    partnerBulkId: '2020102900000000000001',
    bulkObject: [
      {
        customerNumber: '6281388370001',
        customerName: 'Kades',
        amount: { value: '12345678.00', currency: 'IDR' },
        additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' },
        referenceNo: '2020102977770000000009',
        partnerReferenceNo: '2020102900000000000990',
        responseCode: '2004000',
        responseMessage: 'Request has been processed successfully',
      },
    ],
    additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' },
  },
}
