import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How each platform opens a file with what the user has chosen for it. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/**
 * Opens an address in the user's browser, if there is one; else nothing happens.
 *
 * Arguments stand in the list of processes, where other users read them: so the browser is given a file that is the user's alone
 * and leads on to the address.
 *
 * @returns Takes the file away.
 */
export function openBrowser(url: string): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'snap-simulator-open-'))
  const file = join(folder, 'open.html')
  writeFileSync(
    file,
    `<!doctype html><meta http-equiv="refresh" content="0;url=${url}"><title>snap-simulator</title>\n`,
    {
      mode: 0o600,
    },
  )
  const [command = 'xdg-open', ...args] = OPENERS[process.platform] ?? []
  const child = spawn(command, [...args, file], { stdio: 'ignore', detached: true })
  // No browser, or no desktop: the address is printed.
  child.on('error', () => {})
  child.unref()
  return () => rmSync(folder, { recursive: true, force: true })
}
