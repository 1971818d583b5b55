-- SPDX-License-Identifier: GPL-3.0-or-later
-- Redis has lost something: a process says what it knows of a job. Whoever knows a task's newest state wins.
-- ARGV: clock, job, provider, owner, priority, created, names, body, then for each task: id, state, lease or '', due,
-- finished, revision, body
local job, provider, owner, priority = ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local name = key('job', job)
local told, last = 0, 0
if redis.call('EXISTS', name) == 0 then
  local revision = nextRevision()
  redis.call('HSET', name, 'body', ARGV[8], 'revision', revision, 'provider', provider, 'owner', owner, 'names', ARGV[7])
  redis.call('ZADD', key('jobs'), ARGV[6], job)
  if owner ~= '' then redis.call('ZADD', key('jobs', owner), ARGV[6], job) end
  redis.call('HINCRBY', key('open'), owner, 1)
  tell(revision, job, '', 'job')
end
for at = 9, #ARGV, 7 do
  local id, state, lease, known = ARGV[at], tonumber(ARGV[at + 1]), ARGV[at + 2], tonumber(ARGV[at + 5])
  local row = redis.call('HMGET', key('task', id), 'revision', 'restored')
  if not row[1] or tonumber(row[2] or row[1]) < known or (tonumber(row[2]) == known and lease ~= '') then
    local revision = nextRevision()
    local task = load(id)
    if not task then
      task = {job = job, provider = provider, state = state, seat = string.format('%015d', revision),
              turn = whole(-priority * PRIORITY)}
      redis.call('RPUSH', key('tasks', job), id)
      redis.call('HSET', key('task', id), 'job', job, 'provider', provider, 'state', state, 'seat', task.seat, 'turn', task.turn)
      redis.call('HINCRBY', name, 'n' .. state, 1)
      count(provider, nil, state)
    else
      if task.lease then redis.call('SREM', key('held', string.match(task.lease, '^[^.]*')), id) end
      redis.call('HDEL', key('task', id), 'over', 'lease', 'title', 'unawaited')
      moved(id, task, state, tonumber(ARGV[at + 4]))
    end
    redis.call('HSET', key('task', id), 'body', ARGV[at + 6], 'revision', revision, 'restored', known)
    task.lease = lease ~= '' and lease or nil
    if task.lease then
      redis.call('HSET', key('task', id), 'lease', lease)
      redis.call('SADD', key('held', string.match(lease, '^[^.]*')), id)
    end
    place(id, task, fromCaller(ARGV[at + 3]))
    tell(revision, job, id, 'work')
    told = told + 1
    last = math.max(last, tonumber(ARGV[at + 4]))
  end
end
closeOrReopen(job, last)
return {tonumber(redis.call('GET', key('revision'))), told}
