-- SPDX-License-Identifier: GPL-3.0-or-later
-- ARGV: clock, task, lease, until
local task = load(ARGV[2])
if not task or task.lease ~= ARGV[3] then return 0 end
redis.call('ZADD', key('due', task.provider), whole(fromCaller(ARGV[4])), ARGV[2])
return 1
