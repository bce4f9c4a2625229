import { answerCount } from '../comparison/answer-count.ts'

declare const Deno: {
  serve(
    options: { port: 0; hostname: string; onListen(): void },
    handler: typeof answerCount,
  ): { readonly addr: { readonly port: number } }
}

console.log(Deno.serve({ port: 0, hostname: '127.0.0.1', onListen() {} }, answerCount).addr.port)
