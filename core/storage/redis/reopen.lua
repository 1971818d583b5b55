-- SPDX-License-Identifier: GPL-3.0-or-later
-- A completed task runs again from a checkpoint, in nobody's line. ARGV: clock, job, task, now, checkpoint
local job, id = ARGV[2], ARGV[3]
local ids, none = tasksOf(job, id)
if none then return {none} end
local task = load(id)
if task.state ~= 2 then return {'changed', tonumber(redis.call('GET', key('revision')) or 0), {}} end
local revision = nextRevision()
redis.call('HSET', key('task', id), 'revision', revision)
lay(id, {status = 'running', stage = 'downloading', progress = 0, attempts = 1, due = tonumber(ARGV[4]),
         checkpoint = cjson.decode(ARGV[5])})
moved(id, task, RUNNING)
place(id, task, fromCaller(ARGV[4]))
tell(revision, job, id, 'work')
return {'changed', revision, {seen(id)}}
