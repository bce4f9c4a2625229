/** ARGV: holder, fingerprint, lease and keeping time in milliseconds. */
const claim = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local running, conflict = false, false
for _, key in ipairs(KEYS) do
  local fingerprint, lease, status, body = unpack(redis.call('HMGET', key, 'fingerprint', 'lease', 'status', 'body'))
  if fingerprint == ARGV[2] then
    if status then return { 'finished', status, body } end
    if tonumber(lease) > now then running = true end
  elseif fingerprint then
    conflict = true
  end
end
if running then return { 'running' } end
if conflict then return { 'conflict' } end
for _, key in ipairs(KEYS) do
  redis.call('HSET', key, 'holder', ARGV[1], 'fingerprint', ARGV[2], 'lease', string.format('%.0f', now + ARGV[3]))
  redis.call('PEXPIRE', key, ARGV[4])
end
return { 'claimed' }`

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

/** ARGV: holder, lease in milliseconds. */
const renew = `${heldOrNothing}
local time = redis.call('TIME')
local lease = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2]
for _, key in ipairs(KEYS) do redis.call('HSET', key, 'lease', string.format('%.0f', lease)) end
return 1`

/** ARGV: holder, status, body in base64. */
const finish = `${heldOrNothing}
for _, key in ipairs(KEYS) do redis.call('HSET', key, 'status', ARGV[2], 'body', ARGV[3]) end
return 1`

/** ARGV: holder. */
const release = `${heldOrNothing}
redis.call('DEL', unpack(KEYS))
return 1`

/**
 * The four steps as Lua, each atomic. An entry is a hash under each of its keys: holder, fingerprint, lease (milliseconds by the
 * server's clock), and status and body once it is finished. It expires when it need not be remembered any more.
 */
export const SCRIPTS: Readonly<Record<'claim' | 'renew' | 'finish' | 'release', string>> = {
  claim,
  renew,
  finish,
  release,
}
