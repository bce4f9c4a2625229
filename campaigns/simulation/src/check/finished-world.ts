import type { SimulatedGateway } from '../gateway/gateway.ts'
import type { Merchants } from '../merchant/merchants.ts'
import type { StoreServer } from '../store/store-server.ts'
import type { World } from '../world/world.ts'

/** A world that has come to rest, with all that is checked. */
export interface FinishedWorld {
  readonly world: World
  readonly gateway: SimulatedGateway
  readonly merchants: Merchants
  readonly server: StoreServer
}
