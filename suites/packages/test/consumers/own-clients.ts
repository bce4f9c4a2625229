import type { DuplicateStore } from '@snap-sdk/core'
import { type PostgresPool, postgresDuplicateStore } from '@snap-sdk/postgres'
import { type RedisCommands, redisDuplicateStore } from '@snap-sdk/redis'

/** The stores with a client of one's own: needs neither `redis` and `pg` nor Node's types. */
export function open(client: RedisCommands, pool: PostgresPool): readonly DuplicateStore[] {
  return [redisDuplicateStore({ client }), postgresDuplicateStore({ pool })]
}
