-- SPDX-License-Identifier: GPL-3.0-or-later
-- ARGV: clock, job, task or '', now
local job, now = ARGV[2], tonumber(ARGV[4])
local ids, none = tasksOf(job, ARGV[3])
if none then return {none} end
local changed = {}
for _, id in ipairs(ids) do
  local task = load(id)
  if task.state <= RUNNING and not task.cancel then
    local revision = nextRevision()
    redis.call('HSET', key('task', id), 'revision', revision)
    if task.state == QUEUED and not hasReached(id) then
      lay(id, {status = 'cancelled', billing = 'not_charged', finished = now})
      moved(id, task, 4, now)
      place(id, task, 0)
    else
      task.cancel = true
      redis.call('HSET', key('task', id), 'cancel', '1')
      if not task.lease then place(id, task, 0) end
    end
    tell(revision, job, id, 'cancel')
    changed[#changed + 1] = seen(id)
  end
end
return {'changed', tonumber(redis.call('GET', key('revision'))), changed}
