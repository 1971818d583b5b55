-- SPDX-License-Identifier: GPL-3.0-or-later
-- ARGV: clock, task, lease, keep the lease, state, due, finished, body, log lines…
local id = ARGV[2]
local task = load(id)
if not task or task.lease ~= ARGV[3] then return {0} end
note(task.job, id, ARGV, 9)
local revision = nextRevision()
redis.call('HSET', key('task', id), 'body', ARGV[8], 'revision', revision)
redis.call('HDEL', key('task', id), 'over', 'restored', 'crashes')
moved(id, task, tonumber(ARGV[5]), tonumber(ARGV[7]))
if ARGV[4] ~= '1' then
  redis.call('HDEL', key('task', id), 'lease')
  redis.call('SREM', key('held', string.match(task.lease, '^[^.]*')), id)
  task.lease = nil
end
if task.state > RUNNING and task.cancel then
  redis.call('HDEL', key('task', id), 'cancel')
  task.cancel = false
end
local due = fromCaller(ARGV[6])
place(id, task, due)
tell(revision, task.job, id, task.state <= RUNNING and not task.lease and (due <= clock or task.cancel) and 'work' or 'task')
return {revision, task.cancel and 1 or 0}
