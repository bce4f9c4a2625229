/** How many go into one statement. */
const AT_ONCE = 200

/**
 * Gathers what is asked in one turn of the event loop, so that many questions are one statement, and each asker gets its own answer.
 *
 * @param run Answers all, in their order.
 */
export function gather<Item, Answer>(
  run: (items: readonly Item[]) => Promise<readonly Answer[]>,
): (item: Item) => Promise<Answer> {
  interface Asked {
    readonly item: Item
    resolve(answer: Answer): void
    reject(error: unknown): void
  }
  let waiting: Asked[] = []

  async function answer(asked: readonly Asked[]): Promise<void> {
    try {
      const answers = await run(asked.map(({ item }) => item))
      // As many answers as items, by its contract.
      for (const [index, { resolve }] of asked.entries()) resolve(answers[index] as Answer)
    } catch (error) {
      for (const { reject } of asked) reject(error)
    }
  }

  function answerAll(): void {
    const asked = waiting
    waiting = []
    for (let start = 0; start < asked.length; start += AT_ONCE) answer(asked.slice(start, start + AT_ONCE))
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ item, resolve, reject }) === 1) setImmediate(answerAll)
    })
}
