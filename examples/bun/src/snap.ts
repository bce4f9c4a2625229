import { createSnap } from '@snap-sdk/core'
import { createShop } from './shop.ts'

export const snap = createSnap({
  gateways: [createShop(process.env.NICEPAY_PUBLIC_KEY, process.env.NICEPAY_ADDRESSES?.split(','))],
  tokens: { secrets: [process.env.SNAP_TOKEN_SECRET] },
})
