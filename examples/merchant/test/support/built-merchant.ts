import { type Run, type RunOptions, runBuilt } from './run-built.ts'

/** Starts the built merchant on a free port and waits until it is ready. */
export async function startBuiltMerchant(
  args: readonly string[] = [],
  options: RunOptions = {},
): Promise<Run & { readonly url: string }> {
  const run = runBuilt('dist/merchant.js', ['--port', '0', ...args], options)
  const [, url = ''] = await run.prints(/^listening on (http:\/\/127\.0\.0\.1:\d+)$/m)
  return { ...run, url }
}
