/** A kind of host on which an app is, or may be, more than one process. */
interface Host {
  readonly name: string
  /** What it is about its processes that matters here. */
  readonly runs: string
  readonly isHere: (seen: Surroundings) => boolean
}

/** What a process can see of where it runs. */
export interface Surroundings {
  /** Whether an environment variable is set, and to what. */
  readonly read: (variable: string) => string | undefined
  readonly userAgent: string
  readonly isClusterWorker: boolean
  /** Whether a global of this name is there. */
  readonly hasGlobal: (name: string) => boolean
}

const INSTANCES = 'starts as many instances as there are calls, and ends them when there are none'
const ISOLATES = 'starts isolates in many places, and ends them at any time'
const isSet =
  (...variables: readonly string[]) =>
  ({ read }: Surroundings) =>
    variables.some((variable) => read(variable) !== undefined)

/** The narrower first: a function on one of these often lies on another. */
const HOSTS: readonly Host[] = [
  {
    name: 'pm2',
    runs: 'runs several instances of the app',
    // `instances` is what it was told, 1 included; without it, an instance has a number all the same.
    isHere: (seen) => isSet('NODE_APP_INSTANCE', 'pm_id')(seen) && seen.read('instances') !== '1',
  },
  { name: "Node's cluster", runs: 'runs the app in several workers', isHere: (seen) => seen.isClusterWorker },
  {
    name: 'Phusion Passenger',
    runs: 'starts and ends processes as calls come',
    isHere: ({ hasGlobal }) => hasGlobal('PhusionPassenger'),
  },
  { name: 'Vercel', runs: INSTANCES, isHere: isSet('VERCEL') },
  { name: 'Netlify', runs: INSTANCES, isHere: isSet('NETLIFY') },
  { name: 'AWS Lambda', runs: INSTANCES, isHere: isSet('AWS_LAMBDA_FUNCTION_NAME') },
  { name: 'Azure Functions', runs: INSTANCES, isHere: isSet('FUNCTIONS_WORKER_RUNTIME') },
  { name: 'Google Cloud Run', runs: INSTANCES, isHere: isSet('K_SERVICE', 'FUNCTION_TARGET') },
  { name: 'Deno Deploy', runs: ISOLATES, isHere: isSet('DENO_DEPLOYMENT_ID') },
  {
    name: 'Cloudflare Workers',
    runs: ISOLATES,
    isHere: ({ userAgent }) => userAgent === 'Cloudflare-Workers',
  },
  { name: 'an edge runtime', runs: ISOLATES, isHere: ({ hasGlobal }) => hasGlobal('EdgeRuntime') },
  {
    name: 'Kubernetes',
    runs: 'runs a pod for each replica, and two during a rollout',
    isHere: isSet('KUBERNETES_SERVICE_HOST'),
  },
]

/** Says where this process runs, if not alone: one sentence, or none. */
export function describeManyProcesses(seen: Surroundings = lookAround()): readonly string[] {
  const host = HOSTS.find(({ isHere }) => isHere(seen))
  if (host === undefined) return []
  return [
    `the memory store knows the calls of one process, and this one runs under ${host.name}, which ${host.runs}: each process takes every payment once more, and forgets it when it ends. Use redisDuplicateStore (@snap-sdk/redis) or postgresDuplicateStore (@snap-sdk/postgres).`,
  ]
}

/** What of Node's `process` is looked at, wherever there is one. */
interface MaybeProcess {
  readonly env?: Readonly<Record<string, string | undefined>>
  getBuiltinModule?(name: 'cluster'): { readonly isWorker?: boolean } | undefined
}

function lookAround(): Surroundings {
  // What another runtime has under these names is looked at with care.
  const here = globalThis as { process?: MaybeProcess; navigator?: { userAgent?: unknown }; Deno?: unknown }
  return {
    read: (variable) => orUndefined(() => here.process?.env?.[variable]),
    userAgent: String(here.navigator?.userAgent ?? ''),
    // A worker's own variable is gone from its environment before the app starts.
    isClusterWorker: orUndefined(() => here.process?.getBuiltinModule?.('cluster')?.isWorker) === true,
    hasGlobal: (name) => name in globalThis,
  }
}

/** Deno throws where it was not allowed to read the environment. */
function orUndefined<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
