-- SPDX-License-Identifier: GPL-3.0-or-later
-- ARGV: clock, provider, places, most running or -1, now, until, worker, nonce, what a poisoned task failed of
local provider, worker, nonce = ARGV[2], ARGV[7], ARGV[8]
local places, most = tonumber(ARGV[3]), tonumber(ARGV[4])
local now = fromCaller(ARGV[5])
local until_ = fromCaller(ARGV[6])
local MOST_AT_ONCE, MOST_CRASHES = 500, 3
local taken = {}

-- After a loss nothing is claimed until all have said what they know.
if redis.call('EXISTS', key('calm')) == 1 then return {tonumber(redis.call('GET', key('revision')) or 0), taken} end

-- Nobody has talked to Redis for a while: it was away, and with it the renewal of leases. They get time to come back.
local lastSeen = tonumber(redis.call('GET', key('seen')) or clock)
if clock - lastSeen > 10000 then redis.call('SET', key('grace'), 1, 'PX', 20000) end
local grace = redis.call('EXISTS', key('grace')) == 1
if clock - lastSeen > 1000 or lastSeen == clock then redis.call('SET', key('seen'), whole(clock), 'PX', 3600000) end

local function setAside(id, task)
  lay(id, {status = 'failed', stage = 'failed', finished = now, failure = cjson.decode(ARGV[9])})
  redis.call('HDEL', key('task', id), 'lease', 'crashes', 'cancel')
  moved(id, task, 3, now)
  task.lease = nil
  place(id, task, 0)
end

local function take(id, task)
  local revision = nextRevision()
  redis.call('HSET', key('task', id), 'revision', revision)
  redis.call('HDEL', key('task', id), 'restored')
  tell(revision, task.job, id, 'task')
  if task.lease then
    redis.call('SREM', key('held', string.match(task.lease, '^[^.]*')), id)
    -- Its holder neither settled nor let go: it crashed, or hangs.
    if redis.call('HINCRBY', key('task', id), 'crashes', 1) >= MOST_CRASHES then return setAside(id, task) end
  end
  local lease = worker .. '.' .. nonce .. '.' .. (#taken + 1)
  if task.state == QUEUED then
    local row = redis.call('HMGET', key('task', id), 'over', 'body')
    local attempts = row[1] and cjson.decode(row[1]).attempts or cjson.decode(row[2]).attempts or 0
    lay(id, {status = 'running', stage = 'starting', attempts = attempts + 1, started = tonumber(ARGV[5]),
             due = tonumber(ARGV[6])})
    moved(id, task, RUNNING)
  else
    lay(id, {due = tonumber(ARGV[6])})
  end
  redis.call('HSET', key('task', id), 'lease', lease)
  redis.call('SADD', key('held', worker), id)
  task.lease = lease
  place(id, task, until_)
  local header = redis.call('HMGET', key('job', task.job), 'body', 'revision')
  taken[#taken + 1] = {id, lease, header[1], header[2], seen(id)}
end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', key('due', provider), '-inf', whole(now), 'LIMIT', 0, MOST_AT_ONCE)) do
  local task = load(id)
  if not task then
    redis.call('ZREM', key('due', provider), id)
  elseif task.state == QUEUED and not task.cancel then
    redis.call('ZADD', key('line', provider), task.turn, task.seat .. ':' .. id)
    redis.call('ZREM', key('due', provider), id)
  elseif not (task.lease and grace and not redis.call('ZSCORE', key('gone'), string.match(task.lease, '^[^.]*'))) then
    take(id, task)
  end
end
if most >= 0 then
  places = math.min(places, most - tonumber(redis.call('HGET', key('counts'), provider .. ':' .. RUNNING) or 0))
end
if places > 0 then
  for _, member in ipairs(redis.call('ZRANGE', key('line', provider), 0, math.min(places, MOST_AT_ONCE) - 1)) do
    local id = string.match(member, ':(.*)')
    take(id, load(id))
  end
end
return {tonumber(redis.call('GET', key('revision')) or 0), taken}
