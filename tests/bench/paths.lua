-- wrk: asks for the paths of a file, one after the other from a place of its own, each with a number behind it that no
-- other request has, so that no kept page answers. Each comes from an address of its own, as the server's trusted proxy
-- says: the share of searches that one address has is not what is measured.
local paths = {}
local asked = 0
local threads = 0

function setup(thread)
    thread:set("number", threads)
    threads = threads + 1
end

function init(arguments)
    for line in io.lines(arguments[1]) do
        paths[#paths + 1] = line
    end
    asked = number * 7919
end

function request()
    asked = asked + 1
    local path = paths[asked % #paths + 1]
    local from = string.format("10.%d.%d.%d", number, math.floor(asked / 256) % 256, asked % 256)
    return wrk.format("GET", path .. (path:find("?", 1, true) and "&" or "?") .. "n=" .. number .. "." .. asked,
        { ["X-Forwarded-For"] = from })
end

function done(_, latency, _)
    io.write(string.format("milliseconds %.3f %.3f\n", latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
