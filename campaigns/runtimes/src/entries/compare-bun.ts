import { answerCount } from '../comparison/answer-count.ts'

declare const Bun: {
  serve(options: { port: 0; hostname: string; fetch: typeof answerCount }): { readonly port: number }
}

console.log(Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: answerCount }).port)
