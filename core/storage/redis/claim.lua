-- SPDX-License-Identifier: GPL-3.0-or-later
-- ARGV: clock, provider, places, most running or -1, now, until, worker, nonce, what a poisoned task failed of, its computer
local provider, worker, nonce = ARGV[2], ARGV[7], ARGV[8]
local places, most = tonumber(ARGV[3]), tonumber(ARGV[4])
local now = fromCaller(ARGV[5])
local until_ = fromCaller(ARGV[6])
local MOST_AT_ONCE, MOST_CRASHES = 500, 3
local taken, ids, headers, started, all = {}, {}, {}, {}, 0

-- After a loss nothing is claimed until all have said what they know.
if redis.call('EXISTS', key('calm')) == 1 then return {tonumber(redis.call('GET', key('revision')) or 0), taken} end

-- Nobody has talked to Redis for a while: it was away, and with it the renewal of leases. They get time to come back.
local lastSeen = tonumber(redis.call('GET', key('seen')) or clock)
if clock - lastSeen > 10000 then redis.call('SET', key('grace'), 1, 'PX', 20000) end
local grace = redis.call('EXISTS', key('grace')) == 1
if clock - lastSeen > 1000 or lastSeen == clock then redis.call('SET', key('seen'), whole(clock), 'PX', 3600000) end

local function setAside(id, task)
  local failure = cjson.decode(ARGV[9])
  failure.billing = hasReached(id) and 'may_be_charged' or 'not_charged'
  lay(id, {status = 'failed', stage = 'failed', finished = now, failure = failure, billing = failure.billing})
  redis.call('HDEL', key('task', id), 'lease', 'crashes', 'cancel', 'restored', 'unawaited')
  moved(id, task, 3, now)
  task.lease = nil
  place(id, task, 0)
end

local function attemptsIn(body)
  return string.find(body, '"attempts"', 1, true) and cjson.decode(body).attempts or 0
end

local function take(id, task, from)
  local name, revision = key('task', id), nextRevision()
  tell(revision, task.job, id, 'task')
  if task.lease then
    redis.call('SREM', key('held', string.match(task.lease, '^[^.]*')), id)
    -- Its holder neither settled nor let go: it crashed, or hangs.
    if redis.call('HINCRBY', name, 'crashes', 1) >= MOST_CRASHES then
      redis.call('HSET', name, 'revision', revision)
      return setAside(id, task)
    end
  end
  local row = redis.call('HMGET', name, 'body', 'over', 'restored', 'title', 'unawaited')
  local over = row[2] and cjson.decode(row[2]) or {}
  over.due = tonumber(ARGV[6])
  over.worker = ARGV[10]
  if task.state == QUEUED then
    over.status, over.stage, over.started = 'running', 'starting', tonumber(ARGV[5])
    over.attempts = (over.attempts or attemptsIn(row[1])) + 1
    started[task.job] = (started[task.job] or 0) + 1
    all = all + 1
    task.state = RUNNING
  end
  task.lease = worker .. '.' .. nonce .. '.' .. (#taken + 1)
  local laid = cjson.encode(over)
  redis.call('HSET', name, 'over', laid, 'state', task.state, 'lease', task.lease, 'revision', revision)
  if row[3] then redis.call('HDEL', name, 'restored') end
  place(id, task, until_, from)
  headers[task.job] = headers[task.job] or redis.call('HMGET', key('job', task.job), 'body', 'revision')
  ids[#ids + 1] = id
  taken[#taken + 1] = {id, task.lease, headers[task.job][1], headers[task.job][2],
                       {row[1], laid, revision, task.cancel and '1' or '0', row[4], row[5]}}
end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', key('due', provider), '-inf', whole(now), 'LIMIT', 0, MOST_AT_ONCE)) do
  local task = load(id)
  if not task then
    redis.call('ZREM', key('due', provider), id)
  elseif task.state == QUEUED and not task.cancel then
    redis.call('ZADD', key('line', provider), task.turn, task.seat .. ':' .. id)
    redis.call('ZREM', key('due', provider), id)
  elseif not (task.lease and grace and not redis.call('ZSCORE', key('gone'), string.match(task.lease, '^[^.]*'))) then
    take(id, task, DUE)
  end
end
if most >= 0 then
  places = math.min(places, most - all - tonumber(redis.call('HGET', key('counts'), provider .. ':' .. RUNNING) or 0))
end
if places > 0 then
  for _, member in ipairs(redis.call('ZRANGE', key('line', provider), 0, math.min(places, MOST_AT_ONCE) - 1)) do
    local id = string.match(member, ':(.*)')
    take(id, load(id), LINE)
  end
end
for job, number in pairs(started) do
  redis.call('HINCRBY', key('job', job), 'n' .. QUEUED, -number)
  redis.call('HINCRBY', key('job', job), 'n' .. RUNNING, number)
end
if all > 0 then count(provider, QUEUED, RUNNING, all) end
if #ids > 0 then redis.call('SADD', key('held', worker), unpack(ids)) end
return {tonumber(redis.call('GET', key('revision')) or 0), taken}
