/**
 * Gathers the questions of one turn of the event loop, so that one statement answers them all.
 *
 * @param answer Gives the places of those whose answer is yes. Where it rejects, each question does.
 */
export function gather<Question>(
  answer: (questions: readonly Question[]) => Promise<ReadonlySet<number>>,
): (question: Question) => Promise<boolean> {
  let gathered: Asked<Question>[] = []

  async function answerAll(): Promise<void> {
    const asked = gathered
    gathered = []
    try {
      const yes = await answer(asked.map(({ question }) => question))
      for (const [place, { resolve }] of asked.entries()) resolve(yes.has(place))
    } catch (error) {
      for (const { reject } of asked) reject(error)
    }
  }

  return (question) =>
    new Promise((resolve, reject) => {
      if (gathered.push({ question, resolve, reject }) === 1) setImmediate(answerAll)
    })
}

interface Asked<Question> {
  readonly question: Question
  resolve(answer: boolean): void
  reject(error: unknown): void
}
