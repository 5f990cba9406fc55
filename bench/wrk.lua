-- What bench/load.ts sends with wrk: the requests whose files are its arguments, in turn.

local works = {}
local sent = 0

local function read(path)
  local file = assert(io.open(path))
  local method, target, headers = file:read("*l"), file:read("*l"), {}
  for _ = 1, tonumber(file:read("*l")) do
    local name, value = file:read("*l"):match("^(.-): (.*)$")
    headers[name] = value
  end
  local body = file:read("*a")
  file:close()
  if body == "" then body = nil end
  local text = wrk.format(method, target, headers, body)
  -- What is the same each time is put together once.
  if text:find("{cycle}", 1, true) or text:find("{count}", 1, true) then text = nil end
  return { text = text, method = method, target = target, headers = headers, body = body }
end

function init(files)
  for index = 1, #files do works[index] = read(files[index]) end
end

local function fill(text, counts)
  return text and text:gsub("{(c%a+)}", counts)
end

function request()
  -- Tells bench/load.ts that the load begins.
  if sent == 0 then io.stderr:write("begun\n") end
  local work = works[sent % #works + 1]
  local number = math.floor(sent / #works)
  sent = sent + 1
  if work.text then return work.text end
  local counts = { count = tostring(number), cycle = tostring(number % 1000) }
  return wrk.format(work.method, fill(work.target, counts), work.headers, fill(work.body, counts))
end

function done(summary, latency)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    '{"requests":%d,"failures":%d,"durationMs":%.3f,"p50Ms":%.3f,"p99Ms":%.3f}\n',
    summary.requests, failures, summary.duration / 1000, latency:percentile(50) / 1000, latency:percentile(99) / 1000
  ))
end
