/**
 * Next.js calls this when a server starts, and not when it builds: a wrong key is in the log at the start, and not at the first call.
 * It has a bundle, and so a `Snap`, of its own.
 */
export async function register(): Promise<void> {
  const { getSnap } = await import('./lib/snap')
  await getSnap().ready()
}
