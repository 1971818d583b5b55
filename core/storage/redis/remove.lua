-- SPDX-License-Identifier: GPL-3.0-or-later
-- ARGV: clock, job, force
local job = ARGV[2]
local name = key('job', job)
local row = redis.call('HMGET', name, 'owner', 'n0', 'n1')
if not row[1] then return {'no job'} end
local running = tonumber(row[3] or 0)
if running > 0 and ARGV[3] ~= '1' then return {'busy', running} end
-- First what frees memory: a full Redis lets a script go on that has begun so.
redis.call('ZREM', key('jobs'), job)
local revision = nextRevision()
for _, id in ipairs(redis.call('LRANGE', key('tasks', job), 0, -1)) do
  local task = load(id)
  if task.lease then redis.call('SREM', key('held', string.match(task.lease, '^[^.]*')), id) end
  count(task.provider, task.state, nil)
  task.state = 4
  place(id, task, 0)
  redis.call('DEL', key('task', id))
end
if tonumber(row[2] or 0) + running > 0 then redis.call('HINCRBY', key('open'), row[1], -1) end
redis.call('DEL', name, key('tasks', job), key('log', job))
redis.call('ZREM', key('jobs', row[1]), job)
redis.call('ZREM', key('finished'), job)
redis.call('ZADD', key('removed'), revision, job)
redis.call('ZREMRANGEBYRANK', key('removed'), 0, -10001)
tell(revision, job, '', 'removed')
return {'removed', revision}
