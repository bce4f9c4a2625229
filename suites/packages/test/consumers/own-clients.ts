import type { DuplicateStore } from '@snap-sdk/core'
import { type MysqlPool, mysqlDuplicateStore } from '@snap-sdk/mysql'
import { type PostgresPool, postgresDuplicateStore } from '@snap-sdk/postgres'
import { type RedisCommands, redisDuplicateStore } from '@snap-sdk/redis'

/** The stores with a client of one's own: needs neither `redis`, `pg` and `mysql2` nor Node's types. */
export function open(client: RedisCommands, pool: PostgresPool, mysql: MysqlPool): readonly DuplicateStore[] {
  return [redisDuplicateStore({ client }), postgresDuplicateStore({ pool }), mysqlDuplicateStore({ pool: mysql })]
}
