import { createHash } from 'node:crypto'

/** The server's clock, in milliseconds. */
const clock = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`

/** A number of milliseconds as Redis takes it: Lua would write a large one with an exponent. */
const digits = `
local function digits(number) return string.format('%.0f', number) end`

/**
 * ARGV: holder, fingerprint, lease, keeping time of the key that is kept longest, `1` where the answer will be asked for, and then each
 * key's own keeping time; all times in milliseconds.
 *
 * Some clients send a step again whose reply got lost: who holds a key already holds it once more.
 *
 * While it is unfinished, an entry stays under all of its keys for as long as under the one that is kept longest: a late holder still has all
 * that no other call took over.
 */
const claim = `${clock}${digits}
local running, conflict, takenOver = false, false, nil
for _, key in ipairs(KEYS) do
  local holder, fingerprint, lease, status, body =
    unpack(redis.call('HMGET', key, 'holder', 'fingerprint', 'lease', 'status', 'body'))
  if fingerprint == ARGV[2] then
    if status then return { 'finished', status, body } end
    if holder ~= ARGV[1] then
      takenOver = 'takenOver'
      if tonumber(lease) > now then running = true end
    end
  elseif fingerprint then
    conflict = true
  end
end
if running then return { 'running' } end
if conflict then return { 'conflict' } end
for index, key in ipairs(KEYS) do
  redis.call('HSET', key, 'holder', ARGV[1], 'fingerprint', ARGV[2], 'lease', digits(now + ARGV[3]),
    'keep', digits(now + ARGV[5 + index]), 'keepsAnswer', ARGV[5])
  redis.call('PEXPIRE', key, ARGV[4])
end
return { 'claimed', takenOver }`

/**
 * Ends the script unless ARGV[1] holds every key and has not finished.
 *
 * Its first write needs no memory: Redis looks at `maxmemory` only at a script's first write, so a full Redis refuses claims, and lets
 * those who hold one go on to their end.
 */
const heldOrNothing = `
for _, key in ipairs(KEYS) do
  local holder, status = unpack(redis.call('HMGET', key, 'holder', 'status'))
  if holder ~= ARGV[1] or status then return 0 end
end
redis.call('HDEL', KEYS[1], '')`

/** ARGV: holder, lease in milliseconds. No entry expires before its lease. */
const renew = `${heldOrNothing}${clock}${digits}
for _, key in ipairs(KEYS) do
  redis.call('HSET', key, 'lease', digits(now + ARGV[2]))
  if redis.call('PTTL', key) < tonumber(ARGV[2]) then redis.call('PEXPIRE', key, ARGV[2]) end
end
return 1`

/** ARGV: holder, status, body in base64. From now on each key expires at its own time; one whose time is over goes at once. */
const finish = `${heldOrNothing}
local body = ARGV[3]
if redis.call('HGET', KEYS[1], 'keepsAnswer') == '0' then body = '' end
for _, key in ipairs(KEYS) do
  redis.call('HSET', key, 'status', ARGV[2], 'body', body)
  redis.call('PEXPIREAT', key, redis.call('HGET', key, 'keep'))
end
return 1`

/** ARGV: holder. */
const release = `${heldOrNothing}
redis.call('DEL', unpack(KEYS))
return 1`

/** Reads, and writes nothing. */
const isRunning = `${clock}
for _, key in ipairs(KEYS) do
  local lease, status = unpack(redis.call('HMGET', key, 'lease', 'status'))
  if lease and not status and tonumber(lease) > now then return 1 end
end
return 0`

/**
 * The steps as Lua, each atomic. An entry is a hash under each of its keys: holder, fingerprint, lease (the end of it, in milliseconds by
 * the server's clock), keep (until when this key is remembered, by the same clock), keepsAnswer, and status and body once it is finished.
 * It expires when it need not be remembered any more.
 */
export const SCRIPTS: Readonly<Record<ScriptName, string>> = { claim, renew, finish, release, isRunning }

export type ScriptName = 'claim' | 'renew' | 'finish' | 'release' | 'isRunning'

/** What a server calls a script that it has seen: its SHA-1. */
export const HASHES: Readonly<Record<ScriptName, string>> = {
  claim: sha1(claim),
  renew: sha1(renew),
  finish: sha1(finish),
  release: sha1(release),
  isRunning: sha1(isRunning),
}

function sha1(source: string): string {
  return createHash('sha1').update(source).digest('hex')
}
