-- SPDX-License-Identifier: GPL-3.0-or-later
-- A worker ends of its own will: what it still holds goes on elsewhere at once. ARGV: clock, worker
local worker = ARGV[2]
redis.call('ZREM', key('beats'), worker)
redis.call('HDEL', key('workers'), worker)
redis.call('SREM', key('draining'), worker)
for _, id in ipairs(redis.call('SMEMBERS', key('held', worker))) do
  local task = load(id)
  if task and task.lease and string.match(task.lease, '^[^.]*') == worker then
    redis.call('HDEL', key('task', id), 'lease')
    task.lease = nil
    place(id, task, 0)
    local revision = nextRevision()
    redis.call('HSET', key('task', id), 'revision', revision)
    tell(revision, task.job, id, 'work')
  end
end
redis.call('DEL', key('held', worker))
return 1
