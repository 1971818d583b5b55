-- SPDX-License-Identifier: GPL-3.0-or-later
-- What jobs are listed by, newest first, for the caller to choose from.
-- ARGV: clock, owner or '', newest created, where to begin among those, how many
local name = ARGV[2] ~= '' and key('jobs', ARGV[2]) or key('jobs')
local rows = {}
local ids = redis.call('ZREVRANGEBYSCORE', name, ARGV[3], '-inf', 'WITHSCORES', 'LIMIT', ARGV[4], ARGV[5])
for i = 1, #ids, 2 do
  local row = redis.call('HMGET', key('job', ids[i]), 'n0', 'n1', 'n2', 'n3', 'n4', 'names')
  rows[#rows + 1] = {ids[i], ids[i + 1], row[1] or '0', row[2] or '0', row[3] or '0', row[4] or '0', row[5] or '0', row[6] or ''}
end
return rows
