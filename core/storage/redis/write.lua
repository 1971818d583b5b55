-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the holder of a lease writes while it goes on. ARGV: clock, task, lease, body, log lines…
local id = ARGV[2]
local task = load(id)
if not task or task.lease ~= ARGV[3] then return {0} end
note(task.job, id, ARGV, 5)
local revision = nextRevision()
redis.call('HSET', key('task', id), 'body', ARGV[4], 'revision', revision)
redis.call('HDEL', key('task', id), 'over', 'restored')
tell(revision, task.job, id, 'task')
return {revision, task.cancel and 1 or 0}
