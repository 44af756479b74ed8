-- wrk's script: sends the requests of a file, one a line: method, address, cookie, body, parted by tabs. The second argument says how:
--   random   any of them, again and again
--   once     each once, in order; the run ends early when there are no more
--   own      thread number N sends line N again and again: one user each
-- Afterwards it prints one line of JSON.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
  thread:set("number", #threads)
  thread:set("sent", 0)
end

function init(args)
  prepared = {}
  local origin = args[3]
  for line in io.lines(args[1]) do
    local method, address, cookie, body = line:match("^(%S+)\t(%S+)\t(%S+)\t(.*)$")
    local headers = {["Cookie"] = cookie}
    if method == "POST" then
      headers["Content-Type"] = "application/x-www-form-urlencoded"
      headers["Origin"] = origin
      headers["Sec-Fetch-Site"] = "same-origin"
    end
    table.insert(prepared, wrk.format(method, address, headers, method == "POST" and body or nil))
  end
  way = args[2]
  turn = 0
  filler = wrk.format("GET", "/receipt/static/shouqi.svg", {})
  math.randomseed(os.time() + number)
end

function request()
  sent = sent + 1
  if way == "random" then return prepared[math.random(#prepared)] end
  if way == "own" then return prepared[number] end
  turn = turn + 1
  if turn > #prepared then
    wrk.thread:stop()
    return filler
  end
  return prepared[turn]
end

function done(summary, latency, requests)
  local users = {}
  for _, thread in ipairs(threads) do table.insert(users, math.max(0, thread:get("sent") - 1)) end
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  print(string.format('{"requests": %d, "seconds": %.6f, "p50": %.3f, "p99": %.3f, "slowest": %.3f, "failed": %d, "users": [%s]}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000, failed,
    table.concat(users, ", ")))
end
