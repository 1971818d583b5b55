-- SPDX-License-Identifier: GPL-3.0-or-later
-- ARGV: clock, job, provider, owner, priority, created, names, body, then for each task: id, state, due, body
local job, provider, owner, priority = ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local tasks = (#ARGV - 8) / 4
local name = key('job', job)
if redis.call('EXISTS', name) == 1 then
  return {tonumber(redis.call('HGET', name, 'revision'))} -- the answer to the first try was lost
end
if redis.call('ZSCORE', key('removed'), job) then return {0} end -- or so late that it is gone already
local revision = redis.call('INCRBY', key('revision'), tasks + 1) - tasks

-- Start-time fair queueing: a new job's first task stands beside the first one in line, the next ones a turn later
-- each, so that a small job does not wait for a large one. The further jobs of one owner move slower, so that many
-- jobs do not get more than one.
local first = redis.call('ZRANGE', key('line', provider), 0, 0, 'WITHSCORES')[2]
local turn = first and math.floor(tonumber(first)) % PRIORITY or 0
local pace = owner == '' and 1 or 1 + tonumber(redis.call('HGET', key('open'), owner) or 0)

redis.call('HSET', name, 'body', ARGV[8], 'revision', revision, 'provider', provider, 'owner', owner, 'names', ARGV[7])
redis.call('ZADD', key('jobs'), ARGV[6], job)
if owner ~= '' then redis.call('ZADD', key('jobs', owner), ARGV[6], job) end
redis.call('HINCRBY', key('open'), owner, 1)
tell(revision, job, '', 'job')
local ids, states = {}, {}
for i = 1, tasks do
  local at = 9 + (i - 1) * 4
  local id, due = ARGV[at], fromCaller(ARGV[at + 2])
  local task = {job = job, provider = provider, state = tonumber(ARGV[at + 1]), seat = string.format('%015d', revision + i),
                turn = whole(turn + (i - 1) * pace - priority * PRIORITY)}
  redis.call('HSET', key('task', id), 'job', job, 'provider', provider, 'state', task.state, 'seat', task.seat, 'turn',
             task.turn, 'body', ARGV[at + 3], 'revision', revision + i)
  ids[i] = id
  states[task.state] = (states[task.state] or 0) + 1
  place(id, task, due, NOWHERE)
  tell(revision + i, job, id, 'work')
end
redis.call('RPUSH', key('tasks', job), unpack(ids))
for state, number in pairs(states) do
  redis.call('HINCRBY', name, 'n' .. state, number)
  count(provider, nil, state, number)
end
return {revision}
