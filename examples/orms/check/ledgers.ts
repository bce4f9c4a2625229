import { MikroORM as MikroOrmOnMysql } from '@mikro-orm/mysql'
import { MikroORM } from '@mikro-orm/postgresql'
import { PrismaPg } from '@prisma/adapter-pg'
import { drizzle as drizzleOnMysql } from 'drizzle-orm/mysql2'
import { drizzle } from 'drizzle-orm/node-postgres'
import knex from 'knex'
import { Kysely, MysqlDialect, PostgresDialect } from 'kysely'
import mysql from 'mysql2'
import pg from 'pg'
import { Sequelize } from 'sequelize'
import { DataSource } from 'typeorm'
import { PrismaClient } from '../generated/postgres/client.js'
import * as byDrizzle from '../ledgers/drizzle.js'
import * as byKnex from '../ledgers/knex.js'
import * as byKysely from '../ledgers/kysely.js'
import * as byMikroOrm from '../ledgers/mikro-orm.js'
import * as byMysql from '../ledgers/on-mysql.js'
import { insertBy, takeWithAnswer } from '../ledgers/on-mysql.js'
import * as byPrisma from '../ledgers/prisma.js'
import type { Row } from '../ledgers/row.js'
import * as bySequelize from '../ledgers/sequelize.js'
import * as byTypeorm from '../ledgers/typeorm.js'
import type { Take } from './merchant.js'

/** One ORM, connected. */
export interface Ledger {
  readonly name: string
  /** On a connection of its own. */
  readonly takeOnce?: (row: Row) => Promise<boolean>
  readonly takeWithAnswer: Take
  /** The plain insert, on a connection of its own. */
  readonly insert: (row: Row) => Promise<unknown>
  close(): Promise<unknown>
}

export async function openOnPostgres(url: string, schema: string): Promise<readonly Ledger[]> {
  const options = `-c search_path=${schema}`
  const pool = new pg.Pool({ connectionString: url, options })
  const k = knex({ client: 'pg', connection: { connectionString: url, options } })
  const kysely = new Kysely<{ payments: Row }>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, options }) }),
  })
  const typeorm = await new DataSource({
    type: 'postgres',
    url,
    schema,
    entities: [byTypeorm.payments],
    extra: { options },
  }).initialize()
  const mikroOrm = await MikroORM.init({
    clientUrl: url,
    schema,
    entities: [byMikroOrm.payments],
    driverOptions: { connection: { options } },
  })
  const sequelize = new Sequelize(url, { logging: false, dialectOptions: { options } })
  const payments = bySequelize.definePayments(sequelize)
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, options }, { schema }) })
  return [
    {
      name: 'drizzle',
      insert: async (row) => drizzle({ client: pool }).insert(byDrizzle.payments).values(row),
      takeOnce: (row) => byDrizzle.takeOnce(drizzle({ client: pool }), row),
      takeWithAnswer: byDrizzle.takeWithAnswer,
      close: () => pool.end(),
    },
    {
      name: 'Knex',
      insert: async (row) => k('payments').insert(row),
      takeOnce: (row) => byKnex.takeOnce(k, row),
      takeWithAnswer: (row, context) => byKnex.takeWithAnswer(k, row, context),
      close: () => k.destroy(),
    },
    {
      name: 'Kysely',
      insert: async (row) => kysely.insertInto('payments').values(row).execute(),
      takeOnce: (row) => byKysely.takeOnce(kysely, row),
      takeWithAnswer: byKysely.takeWithAnswer,
      close: () => kysely.destroy(),
    },
    {
      name: 'MikroORM',
      insert: async (row) => mikroOrm.em.fork().insert(byMikroOrm.payments, row),
      takeOnce: (row) => byMikroOrm.takeOnce(mikroOrm.em.fork(), row),
      takeWithAnswer: (row, context) => byMikroOrm.takeWithAnswer(mikroOrm.em.fork(), row, context),
      close: () => mikroOrm.close(true),
    },
    {
      name: 'Prisma',
      insert: async (row) => prisma.payments.create({ data: row }),
      takeOnce: (row) => byPrisma.takeOnce(prisma, row),
      takeWithAnswer: byPrisma.takeWithAnswer,
      close: () => prisma.$disconnect(),
    },
    {
      name: 'Sequelize',
      insert: async (row) => payments.create(row),
      takeOnce: (row) => bySequelize.takeOnce(payments, row),
      takeWithAnswer: bySequelize.takeWithAnswer,
      close: () => sequelize.close(),
    },
    {
      name: 'TypeORM',
      insert: async (row) => typeorm.getRepository(byTypeorm.payments).insert(row),
      takeOnce: (row) => byTypeorm.takeOnce(typeorm, row),
      takeWithAnswer: (row, context) => byTypeorm.takeWithAnswer(typeorm, row, context),
      close: () => typeorm.destroy(),
    },
  ]
}

export async function openOnMysql(url: string): Promise<readonly Ledger[]> {
  const pool = mysql.createPool(url)
  const sequelize = new Sequelize(url, { logging: false })
  const payments = bySequelize.definePayments(sequelize)
  const k = knex({ client: 'mysql2', connection: url })
  const kysely = new Kysely<{ payments: Row }>({ dialect: new MysqlDialect({ pool: mysql.createPool(url) }) })
  const typeorm = await new DataSource({ type: 'mysql', url, entities: [byTypeorm.payments] }).initialize()
  const mikroOrm = await MikroOrmOnMysql.init({ clientUrl: url, entities: [byMikroOrm.payments] })
  const ledger = (
    name: string,
    insert: (row: Row) => Promise<unknown>,
    write: Parameters<typeof takeWithAnswer>[0],
    close: () => Promise<unknown> = async () => undefined,
  ): Ledger => ({
    name,
    insert,
    takeWithAnswer: (row, context) => takeWithAnswer(write, row, context),
    close,
  })
  return [
    ledger(
      'drizzle',
      async (row) => drizzleOnMysql({ client: pool.promise() }).insert(byMysql.payments).values(row),
      insertBy.drizzle(),
      () => pool.promise().end(),
    ),
    ledger(
      'Knex',
      async (row) => k('payments').insert(row),
      insertBy.knex(k),
      () => k.destroy(),
    ),
    ledger(
      'Kysely',
      async (row) => kysely.insertInto('payments').values(row).execute(),
      insertBy.kysely(kysely),
      () => kysely.destroy(),
    ),
    ledger(
      'MikroORM',
      async (row) => mikroOrm.em.fork().insert(byMikroOrm.payments, row),
      insertBy.mikroOrm(mikroOrm.em.fork()),
      () => mikroOrm.close(true),
    ),
    ledger(
      'Sequelize, and Prisma by plain SQL',
      (row) => payments.create(row),
      insertBy.sql(),
      () => sequelize.close(),
    ),
    ledger(
      'TypeORM',
      async (row) => typeorm.getRepository(byTypeorm.payments).insert(row),
      insertBy.typeorm(typeorm),
      () => typeorm.destroy(),
    ),
  ]
}
