/** The body of an inquiry. */
export function inquiryOf(payNo: string) {
  return {
    partnerServiceId: payNo.slice(0, 4),
    customerNo: payNo.slice(4),
    payNo,
    inquiryRequestId: '41807553358950093184',
    mitraCd: 'ALMA',
  }
}

/** The body of a payment. */
export function paymentOf(payNo: string, { value = '10000.00' as string | number, paymentRequestId = '1' } = {}) {
  return { ...inquiryOf(payNo), paymentRequestId, paidAmount: { value, currency: 'IDR' } }
}
