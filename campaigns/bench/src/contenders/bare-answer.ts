import { BILL, INQUIRY } from '../workload/bill.ts'

/** What a bare route sends: an inquiry's answer, written out before the first call. */
export const BARE_ANSWER: string = JSON.stringify({
  responseCode: '2000000',
  responseMessage: 'Successful',
  payNoData: { ...INQUIRY, ...BILL },
})
