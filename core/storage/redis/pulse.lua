-- SPDX-License-Identifier: GPL-3.0-or-later
-- A process says that it lives, buries those that do not, and hears what it should know. ARGV: clock, worker, facts,
-- newest revision it has seen, epoch it knows or '', a fresh epoch, seconds without a beat after which one is gone.
-- Answers: revision, epoch, 1 if Redis has lost something, 1 to drain, 1 if there is work to claim.
local worker, known, patience = ARGV[2], tonumber(ARGV[4]), tonumber(ARGV[7]) * 1000
redis.call('HSET', key('workers'), worker, ARGV[3])

local epoch = redis.call('GET', key('epoch'))
if not epoch then
  epoch = ARGV[6]
  redis.call('SET', key('epoch'), epoch)
end
-- A Redis that was emptied has another epoch, one that lost its last second an older revision. Revisions go on from
-- the newest that anybody has seen, and nothing is claimed until all have said what they know.
local revision = tonumber(redis.call('GET', key('revision')) or 0)
local lost = (ARGV[5] ~= '' and epoch ~= ARGV[5]) or revision < known
if lost then
  if revision < known then
    revision = known + 1
    redis.call('SET', key('revision'), whole(revision))
  end
  redis.call('SET', key('calm'), 1, 'PX', 3000)
end

-- When nobody has had a pulse for a while, it was Redis that stood still: everybody gets time to come back.
local last = tonumber(redis.call('HGET', key('beats', 'last'), 'at') or clock)
redis.call('HSET', key('beats', 'last'), 'at', whole(clock))
if clock - last > patience / 2 then
  for _, other in ipairs(redis.call('ZRANGE', key('beats'), 0, -1)) do redis.call('ZADD', key('beats'), whole(clock), other) end
end
redis.call('ZADD', key('beats'), whole(clock), worker)
redis.call('ZREM', key('gone'), worker)
for _, other in ipairs(redis.call('ZRANGEBYSCORE', key('beats'), '-inf', whole(clock - patience))) do
  redis.call('ZREM', key('beats'), other)
  redis.call('ZADD', key('gone'), whole(clock), other)
  for _, id in ipairs(redis.call('SMEMBERS', key('held', other))) do
    local task = load(id)
    if task and task.lease and string.match(task.lease, '^[^.]*') == other then
      redis.call('ZADD', key('due', task.provider), 0, id)
      revision = nextRevision()
      tell(revision, task.job, id, 'work')
    end
  end
  redis.call('DEL', key('held', other))
end
for _, other in ipairs(redis.call('ZRANGEBYSCORE', key('gone'), '-inf', whole(clock - 86400000))) do
  redis.call('ZREM', key('gone'), other)
  redis.call('HDEL', key('workers'), other)
end

local work = 0
for i = 8, #ARGV do
  local overdue = redis.call('ZRANGEBYSCORE', key('due', ARGV[i]), '-inf', whole(clock - 100), 'LIMIT', 0, 1)
  if overdue[1] or redis.call('EXISTS', key('line', ARGV[i])) == 1 then work = 1 end
end
return {revision, epoch, lost and 1 or 0, redis.call('SISMEMBER', key('draining'), worker), work}
