import 'reflect-metadata'
import {
  type ArgumentsHost,
  Body,
  Controller,
  type ExceptionFilter,
  HttpCode,
  type INestApplication,
  NotFoundException,
  Post,
} from '@nestjs/common'
import { HttpAdapterHost, NestFactory } from '@nestjs/core'
import { ExpressAdapter } from '@nestjs/platform-express'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import {
  type AppWiring,
  describeAdapter,
  EVENT_CASES,
  type OperatorWords,
  type RunningApp,
} from '@snap-sdk/adapter-suite'
import { PARSERS } from '../../../packages/node/test/start-node.ts'
import { SNAP, SnapModule } from '../src/snap/snap.module.ts'

const WORDS: OperatorWords = {
  fix: `  await NestFactory.create(AppModule)   // SnapModule stands before Nest's own parser
  app.use(readsTheBody())               // then yours, and none on the adapter's own instance`,
  addressHint: "app.set('trust proxy', …) on Express, new FastifyAdapter({ trustProxy: … }) on Fastify",
}

/** The module has no option for it: `request.ip` follows the platform's own setting. */
const CASES = [
  ...EVENT_CASES.filter((name) => name !== 'caller-address-from-the-option'),
  'caller-address-behind-a-trusted-proxy',
]

@Controller()
class OthersController {
  @Post('other')
  @HttpCode(200)
  echo(@Body() body: unknown): unknown {
    return body
  }
}

/** What stands before Nest: a middleware, and a parser on the platform's own instance. */
const PLATFORMS = {
  'NestJS 12 on Express'({ parserBefore, trustProxy = false }: AppWiring) {
    const adapter = new ExpressAdapter()
    adapter.set('trust proxy', trustProxy)
    adapter.use((_request: unknown, response: { setHeader(name: string, value: string): void }, next: () => void) => {
      response.setHeader('X-In-Front', 'yes')
      next()
    })
    if (parserBefore !== undefined) adapter.use(PARSERS[parserBefore])
    return adapter
  },
  'NestJS 12 on Fastify'({ parserBefore, trustProxy = false }: AppWiring) {
    const adapter = new FastifyAdapter({ trustProxy })
    const fastify = adapter.getInstance()
    fastify.addHook('onRequest', async (_request, { raw }) => {
      raw.setHeader('X-In-Front', 'yes')
    })
    if (parserBefore !== undefined)
      fastify.addHook('onRequest', ({ raw }, { raw: response }, done) => {
        // Elsewhere Fastify would wait for ever for a body that was read.
        if (raw.url?.includes('/v1.0/') === true) PARSERS[parserBefore](raw, response, (error) => done(error as Error))
        else done()
      })
    return adapter
  },
} as const

/** An app as the example has it, around the suite's own merchants. */
async function start(name: keyof typeof PLATFORMS, wiring: AppWiring): Promise<RunningApp> {
  const imports = wiring.snaps.map((snap) => ({
    module: SnapModule,
    providers: [{ provide: SNAP, useValue: snap }],
  }))
  const module = { module: class {}, imports, controllers: [OthersController] }
  const app: INestApplication = await NestFactory.create(module, PLATFORMS[name](wiring), {
    logger: false,
    abortOnError: false,
  })
  const { httpAdapter } = app.get(HttpAdapterHost)
  app.useGlobalFilters({
    catch(error: unknown, host: ArgumentsHost) {
      const isMissing = error instanceof NotFoundException
      if (!isMissing) wiring.onError(error)
      httpAdapter.reply(host.switchToHttp().getResponse(), isMissing ? 'not ours' : 'an error', isMissing ? 404 : 500)
    },
  } satisfies ExceptionFilter)
  await app.listen(0, '127.0.0.1')
  return {
    port: Number(new URL(await app.getUrl()).port),
    async stop() {
      app.getHttpServer().closeAllConnections()
      await app.close()
    },
  }
}

for (const name of ['NestJS 12 on Express', 'NestJS 12 on Fastify'] as const)
  describeAdapter({ name, words: WORDS, only: CASES, start: (wiring) => start(name, wiring) })
