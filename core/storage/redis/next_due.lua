-- SPDX-License-Identifier: GPL-3.0-or-later
-- ARGV: clock, provider, after. Answers in the caller's clock.
local after = fromCaller(ARGV[3])
local found = redis.call('ZRANGEBYSCORE', key('due', ARGV[2]), '(' .. whole(after), '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
if not found[2] then return false end
return tonumber(found[2]) - shift
