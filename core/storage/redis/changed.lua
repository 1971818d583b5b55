-- SPDX-License-Identifier: GPL-3.0-or-later
-- The newest state of every row that changed. ARGV: clock, since. Answers the newest revision, 1 if the feed has
-- forgotten some, the rows, and up to which revision they are: nobody else is served while many are read.
local AT_ONCE = 500
local since = tonumber(ARGV[2])
local revision = tonumber(redis.call('GET', key('revision')) or 0)
local oldest = redis.call('XRANGE', key('feed'), '-', '+', 'COUNT', 1)[1]
if oldest and redis.call('XLEN', key('feed')) >= FEED_LENGTH and tonumber(string.match(oldest[1], '^%d+')) > since + 1 then
  return {revision, 1}
end
local jobs, tasks, removed, known = {}, {}, {}, {}
local news = redis.call('XRANGE', key('feed'), whole(since + 1) .. '-0', '+', 'COUNT', AT_ONCE)
local upTo = #news < AT_ONCE and revision or tonumber(string.match(news[#news][1], '^%d+'))
for i = #news, 1, -1 do
  local job, task, kind = news[i][2][2], news[i][2][4], news[i][2][6]
  local name = job .. '/' .. task
  if not known[name] then
    known[name] = true
    if kind == 'removed' then
      removed[#removed + 1] = job
    elseif task ~= '' then
      if redis.call('EXISTS', key('task', task)) == 1 then tasks[#tasks + 1] = seen(task) end
    else
      local header = redis.call('HMGET', key('job', job), 'body', 'revision')
      if header[1] then jobs[#jobs + 1] = header end
    end
  end
end
return {revision, 0, jobs, tasks, removed, upTo}
