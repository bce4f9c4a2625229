/** Whether an ORM's insert failed since the row is there: PostgreSQL, MySQL and MariaDB, in the words of each ORM. */
export function isDuplicateKey(error: unknown): boolean {
  const { name, code, cause, driverError } = Object(error)
  if (name === 'SequelizeUniqueConstraintError') return true
  const codes = [code, Object(cause).code, Object(driverError).code] // drizzle has a cause, TypeORM a driverError
  return ['23505', 'ER_DUP_ENTRY', 'P2002'].some((known) => codes.includes(known)) // P2002 is Prisma's
}
