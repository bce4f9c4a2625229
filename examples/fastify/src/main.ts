import { createApp } from './app.js'

const app = await createApp()
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => app.close())
await app.listen({ port: Number(process.env.PORT ?? 3000), host: '127.0.0.1' })
