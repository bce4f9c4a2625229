import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeManyProcesses, type Surroundings } from '../../src/duplicates/many-processes.ts'
import { openMerchant } from '../support/merchant.ts'

/** A process of which this is known. */
function seen(env: Readonly<Record<string, string>> = {}, further: Partial<Surroundings> = {}): Surroundings {
  return {
    read: (name) => env[name],
    userAgent: 'Node.js/20',
    isClusterWorker: false,
    hasGlobal: () => false,
    ...further,
  }
}

describe('a process that is not alone', () => {
  it.each<[string, Surroundings]>([
    ['pm2', seen({ NODE_APP_INSTANCE: '0', pm_id: '3', instances: '4' })],
    ['pm2', seen({ pm_id: '0' })],
    ['pm2', seen({ NODE_APP_INSTANCE: '1', instances: 'max' }, { isClusterWorker: true })],
    ["Node's cluster", seen({}, { isClusterWorker: true })],
    ['Phusion Passenger', seen({}, { hasGlobal: (name) => name === 'PhusionPassenger' })],
    ['Vercel', seen({ VERCEL: '1', AWS_LAMBDA_FUNCTION_NAME: 'f' })],
    ['Netlify', seen({ NETLIFY: 'true', AWS_LAMBDA_FUNCTION_NAME: 'f' })],
    ['AWS Lambda', seen({ AWS_LAMBDA_FUNCTION_NAME: 'f' })],
    ['Azure Functions', seen({ FUNCTIONS_WORKER_RUNTIME: 'node' })],
    ['Google Cloud Run', seen({ K_SERVICE: 's', KUBERNETES_SERVICE_HOST: '10.0.0.1' })],
    ['Google Cloud Run', seen({ FUNCTION_TARGET: 't' })],
    ['Deno Deploy', seen({ DENO_DEPLOYMENT_ID: 'd' })],
    ['Cloudflare Workers', seen({}, { userAgent: 'Cloudflare-Workers' })],
    ['an edge runtime', seen({}, { hasGlobal: (name) => name === 'EdgeRuntime' })],
    ['Kubernetes', seen({ KUBERNETES_SERVICE_HOST: '10.0.0.1' })],
  ])('is named: %s', (name, surroundings) => {
    const [message, ...further] = describeManyProcesses(surroundings)
    expect(message).toContain(`this one runs under ${name}, which`)
    expect(message).toContain('Use redisDuplicateStore')
    expect(further).toEqual([])
  })

  it('is not suspected where nothing tells, nor under pm2 where it is its only instance', () => {
    expect(describeManyProcesses(seen())).toEqual([])
    expect(describeManyProcesses(seen({ pm_id: '0', NODE_APP_INSTANCE: '0', instances: '1' }))).toEqual([])
    const closed = seen({}, { read: () => undefined, userAgent: '' })
    expect(describeManyProcesses(closed)).toEqual([])
  })

  it('hears it from createSnap, on a memory store of its own and on one that was given', () => {
    const variable = 'AWS_LAMBDA_FUNCTION_NAME'
    const before = process.env[variable]
    process.env[variable] = 'pay'
    try {
      for (const options of [{}, { duplicates: undefined }]) {
        const merchant = openMerchant(options)
        expect(merchant.events).toEqual([
          { type: 'warning', code: 'DUPLICATES_IN_ONE_PROCESS', message: expect.stringContaining('AWS Lambda') },
        ])
      }
    } finally {
      if (before === undefined) delete process.env[variable]
      else process.env[variable] = before
    }
  })
})

describe('real processes', () => {
  const script = fileURLToPath(new URL('../support/say-where.mjs', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'snap-processes-'))
  const compiled = join(folder, 'many-processes.mjs')

  beforeAll(() => {
    const source = readFileSync(new URL('../../src/duplicates/many-processes.ts', import.meta.url), 'utf8')
    const { outputText } = ts.transpileModule(source, { compilerOptions: { target: ts.ScriptTarget.ES2022 } })
    writeFileSync(compiled, outputText)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** What so many processes of the script say of themselves. */
  async function say(env: Readonly<Record<string, string>>, count: number): Promise<readonly string[]> {
    const child = fork(script, { env: { PATH: process.env.PATH, MODULE: pathToFileURL(compiled).href, ...env } })
    const said: string[] = []
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message) => {
        if (said.push(String(message)) === count) resolve()
      })
      child.on('error', reject)
      child.on('exit', () => resolve())
    })
    child.kill()
    return said
  }

  it('alone: nothing', async () => {
    expect(await say({}, 1)).toEqual([''])
  })

  it('the cluster of Node with two workers: each says so, and the primary does not', async () => {
    const said = await say({ WORKERS: '2' }, 3)
    expect(said.filter((message) => message.includes("this one runs under Node's cluster"))).toHaveLength(2)
    expect(said.filter((message) => message === '')).toHaveLength(1)
  })

  it('as pm2 starts them', async () => {
    const [message] = await say({ NODE_APP_INSTANCE: '0', pm_id: '0', instances: '2', exec_mode: 'cluster_mode' }, 1)
    expect(message).toContain('this one runs under pm2')
  })
})
