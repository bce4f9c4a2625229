import { createSnap, type Snap } from '@snap-sdk/core'
import { createShop } from './shop'

let snap: Snap | undefined

/** Made at the first call, and not when this file is imported: `next build` imports every route, and has no secrets. */
export function getSnap(): Snap {
  snap ??= createSnap({
    gateways: [createShop()],
    tokens: { secrets: [process.env.SNAP_TOKEN_SECRET] },
  })
  return snap
}
