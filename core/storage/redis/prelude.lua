-- SPDX-License-Identifier: GPL-3.0-or-later
-- In front of every script. KEYS[1] is the prefix that all keys share; ARGV[1] is the caller's clock and the time in
-- Redis' clock when the caller gives up, both in ms: what was given up must not happen later behind its back.
-- A script's first write takes memory (INCRBY, HSET …), so that a full Redis refuses it before anything has changed.
local prefix = KEYS[1]
local QUEUED, RUNNING = 0, 1
local HELD_BACK = 4503599627370496
local PRIORITY = 4294967296 -- what one step of priority is worth in turns
local FEED_LENGTH = 100000
local LOG_LENGTH = 1000

local function key(...) return prefix .. ':' .. table.concat({...}, ':') end

local function whole(number) return string.format('%.0f', number) end

-- Due times are kept in Redis' clock. A difference that the network may have made is none.
local time = redis.call('TIME')
local clock = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local caller, deadline = string.match(ARGV[1], '(%d+)/(%d+)')
if tonumber(deadline) > 0 and clock > tonumber(deadline) then return redis.error_reply('LATE its caller has given up') end
local shift = clock - tonumber(caller)
if math.abs(shift) < 250 then shift = 0 end

local function fromCaller(ms)
  local number = tonumber(ms)
  if number <= 0 or number >= HELD_BACK then return number end
  return number + shift
end

local function nextRevision() return redis.call('INCRBY', key('revision'), 1) end

local function tell(revision, job, task, kind)
  redis.call('XADD', key('feed'), 'MAXLEN', '~', FEED_LENGTH, revision .. '-0', 'job', job, 'task', task, 'kind', kind)
end

local function count(provider, from, to, number)
  if from then redis.call('HINCRBY', key('counts'), provider .. ':' .. from, -(number or 1)) end
  if to then redis.call('HINCRBY', key('counts'), provider .. ':' .. to, number or 1) end
end

-- Puts a task where its state says that it waits: in line, by its due time, or nowhere. `from`: the only place where it
-- can be; without it, anywhere.
local NOWHERE, LINE, DUE = 0, 1, 2
local function place(id, task, due, from)
  local to = NOWHERE
  if task.cancel and not task.lease then due = 0 end
  if task.state <= RUNNING and due < HELD_BACK then
    to = (task.state == RUNNING or task.cancel or due > clock) and DUE or LINE
  end
  if to ~= LINE and (from or LINE) == LINE then redis.call('ZREM', key('line', task.provider), task.seat .. ':' .. id) end
  if to ~= DUE and (from or DUE) == DUE then redis.call('ZREM', key('due', task.provider), id) end
  if to == LINE then redis.call('ZADD', key('line', task.provider), task.turn, task.seat .. ':' .. id) end
  if to == DUE then redis.call('ZADD', key('due', task.provider), whole(due), id) end
end

local function load(id)
  local row = redis.call('HMGET', key('task', id), 'job', 'provider', 'state', 'lease', 'cancel', 'seat', 'turn')
  if not row[1] then return nil end
  return {job = row[1], provider = row[2], state = tonumber(row[3]), lease = row[4] or nil, cancel = row[5] == '1',
          seat = row[6], turn = row[7]}
end

-- When a job ended, and how many its owner has open.
local function closeOrReopen(job, finished)
  local name = key('job', job)
  local row = redis.call('HMGET', name, 'n0', 'n1', 'finished', 'owner')
  if tonumber(row[1] or 0) + tonumber(row[2] or 0) > 0 then
    if redis.call('ZREM', key('finished'), job) == 1 then redis.call('HINCRBY', key('open'), row[4], 1) end
    return
  end
  local last = whole(math.max(tonumber(row[3] or 0), finished))
  redis.call('HSET', name, 'finished', last)
  if redis.call('ZADD', key('finished'), last, job) == 1 then redis.call('HINCRBY', key('open'), row[4], -1) end
end

-- Lays fields over those of the body, which stays what a client has written.
local function lay(id, fields)
  local over = redis.call('HGET', key('task', id), 'over')
  local all = over and cjson.decode(over) or {}
  for name, value in pairs(fields) do all[name] = value end
  redis.call('HSET', key('task', id), 'over', cjson.encode(all))
end

-- Whether the provider may have heard of a task.
local function hasReached(id)
  local body = cjson.decode(redis.call('HGET', key('task', id), 'body'))
  return (body.request_id or '') ~= '' or next(body.checkpoint or {}) ~= nil
end

local function moved(id, task, to, finished)
  if task.state == to then return end
  count(task.provider, task.state, to)
  redis.call('HINCRBY', key('job', task.job), 'n' .. task.state, -1)
  redis.call('HINCRBY', key('job', task.job), 'n' .. to, 1)
  if task.state > RUNNING or to > RUNNING then closeOrReopen(task.job, finished or 0) end
  task.state = to
  redis.call('HSET', key('task', id), 'state', to)
end

local function note(job, task, lines, first)
  for i = first, #lines, 1 do
    redis.call('XADD', key('log', job), 'MAXLEN', '~', LOG_LENGTH, nextRevision() .. '-0', 'task', task, 'time', caller, 'text',
               lines[i])
  end
end

-- The tasks that are asked for: one, or all of a job. Nothing and a word where there is none.
local function tasksOf(job, id)
  if redis.call('EXISTS', key('job', job)) == 0 then return nil, 'no job' end
  if id == '' then return redis.call('LRANGE', key('tasks', job), 0, -1) end
  if redis.call('HGET', key('task', id), 'job') ~= job then return nil, 'no task' end
  return {id}
end

local function seen(id)
  local row = redis.call('HMGET', key('task', id), 'body', 'over', 'revision', 'cancel', 'title', 'unawaited')
  return {row[1], row[2] or '', row[3], row[4] or '0', row[5], row[6]}
end
