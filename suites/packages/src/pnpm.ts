import { readText } from './workspace.ts'

/** The words that start the pinned pnpm, as the root's own scripts do: nobody has to install it. */
export const PNPM: readonly string[] = ['npx', '--yes', `pnpm@${pinnedVersion()}`]

function pinnedVersion(): string {
  const version = /pnpm@(\d+\.\d+\.\d+)/.exec(readText('package.json'))?.[1]
  if (version === undefined) throw new Error('package.json pins no pnpm')
  return version
}
