-- SPDX-License-Identifier: GPL-3.0-or-later
-- Jobs with all their tasks. ARGV: clock, jobs…
local found = {}
for i = 2, #ARGV do
  local header = redis.call('HMGET', key('job', ARGV[i]), 'body', 'revision')
  if header[1] then
    local tasks = {}
    for _, id in ipairs(redis.call('LRANGE', key('tasks', ARGV[i]), 0, -1)) do tasks[#tasks + 1] = seen(id) end
    found[#found + 1] = {header[1], header[2], tasks}
  end
end
return found
