-- wrk: every request sends the next prepared form, each from another address; at the end, figures.
-- Arguments after "--": the file of forms, how many to leave out at its start.
local forms, at = {}, 0

function init(args)
  for line in io.lines(args[1]) do forms[#forms + 1] = line end
  at = tonumber(args[2] or "0")
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
end

function request()
  at = at + 1
  if at > #forms then return wrk.format("GET", "/none-left") end
  wrk.headers["X-Forwarded-For"] = string.format("10.%d.%d.%d",
    math.floor(at / 65536) % 256, math.floor(at / 256) % 256, at % 256)
  return wrk.format(nil, nil, nil, forms[at])
end

local others = 0
local seen = {}
local threads = {}
function setup(thread) threads[#threads + 1] = thread end
function response(status)
  if status ~= 303 then others = others + 1; seen_last = status end
  other_answers = others
end

function done(summary, latency)
  local other, last = 0, 0
  for _, thread in ipairs(threads) do
    other = other + (thread:get("other_answers") or 0)
    last = thread:get("seen_last") or last
  end
  io.write(string.format(
    '\n{"requests": %d, "seconds": %.3f, "p50": %.2f, "p95": %.2f, "p99": %.2f, "max": %.2f, ' ..
    '"other_answers": %d, "last_other": %d, "connect": %d, "read": %d, "write": %d, "timeout": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3,
    latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    other, last, summary.errors.connect, summary.errors.read, summary.errors.write,
    summary.errors.timeout))
end
