import { DIALECTS, describeGateway } from '@snap-sdk/simulator'
import type { Plugin } from 'vitepress'

const FOLDER = 'openapi'

/** `/openapi/bca.json` and the others: what each gateway calls at a merchant, by the simulator's transcription, for the viewer and to take away. */
export function serveOpenApiDocuments(): Plugin {
  const write = (name: string): string | undefined => {
    const dialect = Object.hasOwn(DIALECTS, name) ? DIALECTS[name] : undefined
    return dialect && JSON.stringify(describeGateway(dialect))
  }
  return {
    name: 'openapi-documents',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const text = write(new RegExp(`^/${FOLDER}/([a-z-]+)\\.json$`).exec(request.url ?? '')?.[1] ?? '')
        if (text === undefined) next()
        else response.setHeader('Content-Type', 'application/json').end(text)
      })
    },
    generateBundle() {
      for (const name of Object.keys(DIALECTS))
        this.emitFile({ type: 'asset', fileName: `${FOLDER}/${name}.json`, source: write(name) ?? '' })
    },
  }
}
