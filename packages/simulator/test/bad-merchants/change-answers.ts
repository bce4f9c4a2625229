import { type JsonAnswer, writeAnswer } from '../right-merchants/complete/answers.ts'
import type { Parts } from '../right-merchants/complete/parts.ts'
import { toRefusal } from '../right-merchants/complete/refusal.ts'

/** Changes every answer, whatever it says. */
export function changeAnswers(change: (answer: JsonAnswer) => JsonAnswer): Pick<Parts, 'writeAnswer' | 'answerError'> {
  const write: typeof writeAnswer = (said) => change(writeAnswer(said))
  return {
    writeAnswer: write,
    answerError: (error, serviceCode) => {
      const { status, caseCode, message } = toRefusal(error)
      return write({ status, serviceCode, caseCode, message })
    },
  }
}
