import type { RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'
import { listen } from '../right-merchants/listen.ts'

/** Serves on a free port until the test is over. @returns The address. */
export async function serve(listener: RequestListener): Promise<string> {
  const { url, close } = await listen(listener)
  onTestFinished(close)
  return url
}
