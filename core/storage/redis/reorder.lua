-- SPDX-License-Identifier: GPL-3.0-or-later
-- Those that stand in line trade their places. ARGV: clock, provider, then the tasks in their new order
local line = key('line', ARGV[2])
local waiting, turns = {}, {}
for i = 3, #ARGV do
  local task = load(ARGV[i])
  local turn = task and redis.call('ZSCORE', line, task.seat .. ':' .. ARGV[i])
  if turn then
    waiting[#waiting + 1] = {id = ARGV[i], job = task.job, seat = task.seat}
    turns[#turns + 1] = math.floor(tonumber(turn))
  end
end
table.sort(turns)
for i, task in ipairs(waiting) do
  local revision = nextRevision()
  -- Several may stand at one turn: fractions of it keep them in order, and behind the turn before.
  local turn = string.format('%.9f', turns[i] + i / (#waiting + 1))
  redis.call('HSET', key('task', task.id), 'revision', revision, 'turn', turn)
  redis.call('ZADD', line, turn, task.seat .. ':' .. task.id)
  tell(revision, task.job, task.id, 'task')
end
return tonumber(redis.call('GET', key('revision')) or 0)
