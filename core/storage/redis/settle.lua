-- SPDX-License-Identifier: GPL-3.0-or-later
-- ARGV: clock, task, lease, keep the lease, state, due, finished, body, log lines…
local id = ARGV[2]
local task = load(id)
if not task or task.lease ~= ARGV[3] then return {0} end
note(task.job, id, ARGV, 9)
local revision = nextRevision()
local name, to = key('task', id), tonumber(ARGV[5])
local gone = {'over', 'restored', 'crashes'}
redis.call('HSET', name, 'body', ARGV[8], 'revision', revision)
moved(id, task, to, tonumber(ARGV[7]))
if ARGV[4] ~= '1' then
  gone[#gone + 1] = 'lease'
  redis.call('SREM', key('held', string.match(task.lease, '^[^.]*')), id)
  task.lease = nil
end
if to > RUNNING then
  gone[#gone + 1], gone[#gone + 2] = 'cancel', 'unawaited'
  task.cancel = false
end
redis.call('HDEL', name, unpack(gone))
local due = fromCaller(ARGV[6])
place(id, task, due, DUE)
tell(revision, task.job, id, task.state <= RUNNING and not task.lease and (due <= clock or task.cancel) and 'work' or 'task')
local wished = redis.call('HMGET', name, 'title', 'unawaited')
return {revision, task.cancel and 1 or 0, wished[1], wished[2]}
