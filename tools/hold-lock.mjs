import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A lock that nobody renewed for so long was left behind by a process that was killed. */
const LEFT_BEHIND_MILLISECONDS = 15_000

/** Waits until no other process holds this file, and holds it. @returns What lets go. */
export async function holdLock(path, onWait) {
  mkdirSync(dirname(path), { recursive: true })
  let waits = false
  while (!take(path)) {
    if (!waits) onWait()
    waits = true
    await sleep(200)
  }
  const renewing = setInterval(() => utimesSync(path, new Date(), new Date()), 1000)
  renewing.unref()
  return () => {
    clearInterval(renewing)
    rmSync(path, { force: true })
  }
}

function take(path) {
  try {
    writeFileSync(path, `${process.pid}`, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
  if (age > LEFT_BEHIND_MILLISECONDS) rmSync(path, { force: true })
  return false
}
