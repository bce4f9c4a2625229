/** Where the transactions of a store write, for the cases of `transact`: a table without any constraint, beside the store's own. */
export interface TestLedger {
  /** Writes a row by the store's transaction, as a handler would. */
  write(transaction: unknown, id: string): Promise<unknown>
  /** How many rows of this ID are committed, as another connection sees it. */
  count(id: string): Promise<number>
}
