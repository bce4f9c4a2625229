const DAY = 24 * 3_600_000

/** Stands for your database. Here it is a Map of one instance: a function that scales needs a real one. */
const bills = new Map([
  [
    '701589101110',
    {
      number: '701589101110',
      customerName: 'John Test',
      amount: 10_000,
      dueAt: new Date(Date.now() + DAY),
      payments: [],
    },
  ],
])

exports.findBill = async (number) => bills.get(number)

/** In one step, as a unique column would. Returns false when another payment was first. */
exports.markPaid = async ({ payments }, paymentId) => {
  if (payments.length === 0) payments.push(paymentId)
  return payments[0] === paymentId
}
