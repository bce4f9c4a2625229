import { answerCount } from '../comparison/answer-count.ts'

export default { fetch: answerCount }
