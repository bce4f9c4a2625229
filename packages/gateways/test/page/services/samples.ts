import { BILL, INQUIRY_REQUEST, PAYMENT_REQUEST, PAYOUT_NOTICE } from '../../nicepay/support/samples.ts'
import { DEBIT_NOTICE, QR_NOTICE, VA_INQUIRY, VA_PAYMENT, VA_STATUS } from '../../standard-samples.ts'
import type { Language } from './words.ts'

/** A body that passes, and what a handler answers it. */
export interface ServiceSample {
  readonly body: object
  /** `undefined`: the handler returns nothing. */
  readonly answer?: object
  readonly source: Readonly<Record<Language, string>>
}

const STANDARD = { en: 'The sample of the standard', id: 'Contoh dari standar' }
const NICEPAY = { en: "The sample of NICEPAY's page", id: 'Contoh dari halaman NICEPAY' }
const MODEL = {
  en: 'Not published: the working model, filled',
  id: 'Tidak diterbitkan: model kerja, yang diisi',
}

const INFO = { deviceId: '12345679237', channel: 'mobilephone' }
const IDR = (value: string) => ({ value, currency: 'IDR' })

/** By the page's name; the standard's are those of the export that standard-samples.ts names. */
export const SAMPLES: Readonly<Record<string, ServiceSample>> = {
  'nico-inquiry': { body: INQUIRY_REQUEST, answer: BILL, source: NICEPAY },
  'nico-payment': { body: PAYMENT_REQUEST, source: MODEL },
  'va-inquiry': {
    body: VA_INQUIRY,
    answer: {
      virtualAccountName: 'Jokul Doe',
      totalAmount: IDR('12345678.00'),
      virtualAccountTrxType: 'C',
      freeTexts: [{ english: 'Free text', indonesia: 'Tulisan bebas' }],
    },
    source: STANDARD,
  },
  'va-payment': { body: VA_PAYMENT, source: STANDARD },
  'va-status': {
    body: VA_STATUS,
    answer: {
      transactions: [
        {
          paymentFlagStatus: '00',
          paymentFlagReason: { english: 'Success', indonesia: 'Sukses' },
          paidAmount: IDR('12345678.00'),
          totalAmount: IDR('12345678.00'),
          trxDateTime: '2020-12-31T23:59:59+07:00',
          referenceNo: '123456789012345',
        },
      ],
    },
    source: STANDARD,
  },
  'va-reversal': {
    body: {
      partnerServiceId: '7015102',
      customerNo: '891011101',
      virtualAccountNo: '7015102891011101',
      paymentRequestId: '41807553358950093184',
      trxId: 'ABCDEFGH1234',
      paidAmount: IDR('10000.00'),
    },
    source: MODEL,
  },
  'intrabank-notify': {
    body: {
      partnerServiceId: '  088899',
      customerNo: '12345678901234567890',
      virtualAccountNo: '  08889912345678901234567890',
      inquiryRequestId: 'abcdef-123456-abcdef',
      paymentRequestId: 'abcdef-123456-abcdef',
      partnerReferenceNo: 'abcdef-123456-abcdef',
      trxDateTime: '2020-12-21T14:56:11+07:00',
      paymentStatus: 'Success',
      paymentFlagReason: { english: 'Success', indonesia: 'Sukses' },
      additionalInfo: {},
    },
    source: STANDARD,
  },
  'qr-mpm-notify': { body: QR_NOTICE, source: STANDARD },
  'qr-cpm-notify': {
    body: {
      originalPartnerReferenceNo: '2020102900000000000001',
      originalReferenceNo: '2020102977770000000009',
      merchantId: '00007100010926',
      subMerchantId: '310928924949487',
      externalStoreId: '124928924949487',
      amount: IDR('50000.00'),
      latestTransactionStatus: '00',
      transactionStatusDesc: 'success',
      customerNumber: '6281388370001',
      accountType: 'tabungan',
      destinationNumber: '8377388292',
      destinationAccountName: 'John Doe',
      sessionId: '0UYEB77329002HY',
      bankCode: '002',
      additionalInfo: INFO,
    },
    source: STANDARD,
  },
  'debit-notify': { body: DEBIT_NOTICE, source: STANDARD },
  'fast-notify': {
    body: {
      originalReferenceNo: '2020102977770000000009',
      originalPartnerReferenceNo: '2020102900000000000001',
      originalExternalId: '10052019',
      transactionStatus: '00',
      transactionStatusDesc: 'success',
      eMandateReffId: '9a8fau6d81had833bas7184',
      sourceAccountNo: '888801000003301',
      sourceAccountName: 'Saving',
      amount: IDR('12345678.00'),
      traceNo: '13415141',
      additionalInfo: INFO,
    },
    source: STANDARD,
  },
  'transfer-notify': {
    body: {
      originalPartnerReferenceNo: '2020102900000000000001',
      originalReferenceNo: '2020102977770000000009',
      originalExternalId: '10052019',
      latestTransactionStatus: '00',
      amount: IDR('10000.00'),
      beneficiaryAccountName: 'Yories Yolanda',
      beneficiaryAccountNo: '888801000003301',
      beneficiaryBankCode: '002',
      sourceAccountNo: '888801000157508',
      transactionDate: '2020-12-21T14:06:21+07:00',
      additionalInfo: INFO,
    },
    source: STANDARD,
  },
  'bulk-transfer-notify': {
    body: {
      bulkId: '2020102977770000000009',
      partnerBulkId: '2020102900000000000001',
      bulkObject: [
        {
          originalReferenceNo: '2020102977770000000009',
          originalPartnerReferenceNo: '2020102900000000000990',
          responseCode: '2000000',
          responseMessage: 'Request has been processed successfully',
          amount: IDR('12345678.00'),
          beneficiaryAccountNo: '888801000003301',
          beneficiaryBankCode: '002',
          sourceAccountNo: '888801000157508',
          traceNo: '10052019',
        },
      ],
      additionalInfo: INFO,
    },
    source: STANDARD,
  },
  'bulk-cashin-notify': {
    body: {
      bulkId: '2020102977770000000009',
      partnerBulkId: '2020102900000000000001',
      bulkObject: [
        {
          customerNumber: '6281388370001',
          customerName: 'Kades',
          amount: IDR('12345678.00'),
          additionalInfo: INFO,
          referenceNo: '2020102977770000000009',
          partnerReferenceNo: '2020102900000000000990',
          responseCode: '2004000',
          responseMessage: 'Request has been processed successfully',
        },
      ],
      additionalInfo: INFO,
    },
    source: STANDARD,
  },
  'payout-notify': {
    body: PAYOUT_NOTICE,
    source: MODEL,
  },
}
