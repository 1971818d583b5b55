-- SPDX-License-Identifier: GPL-3.0-or-later
-- ARGV: clock, job, task or '', now
local job, now = ARGV[2], fromCaller(ARGV[4])
local ids, none = tasksOf(job, ARGV[3])
if none then return {none} end
local changed = {}
for _, id in ipairs(ids) do
  local task = load(id)
  local inLine = redis.call('ZSCORE', key('line', task.provider), task.seat .. ':' .. id)
  if (task.state == QUEUED and not inLine) or task.state == 3 or task.state == 4 then
    local revision = nextRevision()
    redis.call('HSET', key('task', id), 'revision', revision)
    redis.call('HDEL', key('task', id), 'cancel', 'crashes', 'unawaited')
    task.cancel = false
    lay(id, {status = 'queued', stage = 'queued', progress = 0, queue_position = -1, attempts = 0, finished = 0, unawaited = false,
             due = tonumber(ARGV[4])})
    moved(id, task, QUEUED)
    place(id, task, now)
    tell(revision, job, id, 'work')
    changed[#changed + 1] = seen(id)
  end
end
return {'changed', tonumber(redis.call('GET', key('revision'))), changed}
