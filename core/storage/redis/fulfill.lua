-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people change of a task whoever holds it: fields of its own, so that its holder's writes leave them.
-- ARGV: clock, job, task, '1' if there is a title, the title, unawaited '1', '0' or '', how the task is found
local job, id = ARGV[2], ARGV[3]
local ids, none = tasksOf(job, id)
if none then return {none} end
local task = load(id)
local name, wished = key('task', id), {}
local row = redis.call('HMGET', name, 'title', 'unawaited', 'body', 'over')
local body, over = cjson.decode(row[3]), row[4] and cjson.decode(row[4]) or {}
local title = row[1] or body.title or ''
local unawaited = row[2] or ((over.unawaited or (over.unawaited == nil and body.unawaited)) and '1' or '0')
if ARGV[4] == '1' and title ~= ARGV[5] then
  wished[#wished + 1], wished[#wished + 2] = 'title', ARGV[5]
  local lines, at = {}, 0
  for line in string.gmatch((redis.call('HGET', key('job', job), 'names') or '') .. '\n', '([^\n]*)\n') do lines[#lines + 1] = line end
  for i, each in ipairs(redis.call('LRANGE', key('tasks', job), 0, -1)) do
    if each == id then at = i end
  end
  if lines[at] then
    lines[at] = ARGV[7]
    redis.call('HSET', key('job', job), 'names', table.concat(lines, '\n'))
  end
end
if ARGV[6] ~= '' and unawaited ~= ARGV[6] and task.state == RUNNING and not task.cancel then
  wished[#wished + 1], wished[#wished + 2] = 'unawaited', ARGV[6]
end
if #wished == 0 then return {'changed', tonumber(redis.call('GET', key('revision')) or 0), {}} end
local revision = nextRevision()
redis.call('HSET', name, 'revision', revision, unpack(wished))
tell(revision, job, id, 'task')
return {'changed', revision, {seen(id)}}
