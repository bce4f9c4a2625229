import {
  type BeforeApplicationShutdown,
  ConfigurableModuleBuilder,
  Inject,
  Module,
  type OnModuleInit,
} from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import { createSnap, type Snap, type SnapOptions } from '@snap-sdk/core'
import { type SnapNodeRequest, snapNode } from '@snap-sdk/node'

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } = new ConfigurableModuleBuilder<SnapOptions>()
  .setClassMethodName('forRoot')
  .build()

/** The `Snap`, for whoever wants to inject it. */
export const SNAP = Symbol('SNAP')

/** What the log says where a parser was first, and where the address is a proxy's. */
const WORDS = {
  fix: `  await NestFactory.create(AppModule)   // SnapModule stands before Nest's own parser
  app.use(readsTheBody())               // then yours, and none on the adapter's own instance`,
  addressHint: "app.set('trust proxy', …) on Express, new FastifyAdapter({ trustProxy: … }) on Fastify",
}

/** Serves SNAP from a Nest app, on Express and on Fastify: `SnapModule.forRoot(options)`, `SnapModule.forRootAsync({ inject, useFactory })`. */
@Module({
  providers: [{ provide: SNAP, inject: [MODULE_OPTIONS_TOKEN], useFactory: createSnap }],
  exports: [SNAP],
})
export class SnapModule extends ConfigurableModuleClass implements OnModuleInit, BeforeApplicationShutdown {
  constructor(
    @Inject(SNAP) private readonly snap: Snap,
    @Inject(HttpAdapterHost) host: HttpAdapterHost,
  ) {
    super()
    // Not in `configure(consumer)`: Nest's body parser stands before that. What is used now stands before the parser.
    host.init$.subscribe(() => host.httpAdapter?.use(snapNode<Request>(snap, { address: ({ ip }) => ip, ...WORDS })))
  }

  async onModuleInit(): Promise<void> {
    await this.snap.ready()
  }

  /** Waits for payments that are being taken. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.snap.close()
  }
}

/** What both platforms put beside Node's request: the caller's address, by their own setting of trusted proxies. */
type Request = SnapNodeRequest & { readonly ip?: string }
