/** An example as a new user would run it, from an empty folder. */
export interface InstalledExample {
  /** Its folder under `examples/`. */
  readonly folder: string
  readonly title: string
  /** What is run before it starts, without any secret. */
  readonly build?: readonly string[]
  readonly start: readonly string[]
  /** Beside the variables that every example reads. */
  readonly environment?: Readonly<Record<string, string>>
  /** Default `/api`. */
  readonly basePath?: string
  /** A text of a file that is another one here, by the file's path. */
  readonly change?: { readonly file: string; readonly from: string; readonly to: string }
  /** A route of its own that tells a bill with its payments; Google's function has none. */
  readonly bill?: string
}

const BILL = '/bills/701589101110'
const ROUTE = 'app/api/snap/[...path]/route.ts'
const ON_EDGE = `import { findBill } from '../../../../lib/bills'

export const runtime = 'edge'
export const GET = async () => Response.json(await findBill('701589101110'))`
const NEXT = {
  folder: 'nextjs',
  build: ['npm', 'run', 'build'],
  start: ['npm', 'start'],
  basePath: '/api/snap',
} as const

export const INSTALLED_EXAMPLES: readonly InstalledExample[] = [
  { folder: 'fastify', title: 'Fastify', start: ['npm', 'start'], bill: BILL },
  { folder: 'nestjs', title: 'NestJS on Express', start: ['npm', 'start'], bill: BILL },
  {
    folder: 'nestjs',
    title: 'NestJS on Fastify',
    environment: { PLATFORM: 'fastify' },
    start: ['npm', 'start'],
    bill: BILL,
  },
  { folder: 'google-functions', title: 'Google functions', start: ['npm', 'start'] },
  { ...NEXT, title: 'Next.js', bill: BILL },
  // Deprecated by Next.js 16, and still there. Each route has a memory of its own there: so this one tells the bill, too.
  {
    ...NEXT,
    title: 'Next.js, edge runtime',
    change: { file: ROUTE, from: 'export async', to: `${ON_EDGE}\n\nexport async` },
    bill: '/api/snap/bill',
  },
]
