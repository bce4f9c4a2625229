/** What each simulated process loads: the library's own sources. */
export { createSnap, memoryDuplicateStore, reject } from '@snap-sdk/core'
export { bca, bri, dana, doku, midtrans, nicepay } from '@snap-sdk/gateways'
