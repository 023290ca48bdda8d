-- wrk: somebody writes elsewhere, 55 times a second: of eleven requests ten are votes, given and taken back, and one is an answer. The
-- ids of the questions stand in a file; the member is told by cookie and form code.
local ids = {}
local code, session
local asked = 0

function init(arguments)
    for line in io.lines(arguments[1]) do
        ids[#ids + 1] = line
    end
    code, session = arguments[2], arguments[3]
end

function delay()
    return 18
end

function request()
    asked = asked + 1
    local id = ids[asked % #ids + 1]
    local headers = { ["Cookie"] = session, ["Content-Type"] = "application/x-www-form-urlencoded", ["Sec-Fetch-Site"] = "same-origin" }
    if asked % 11 == 0 then
        return wrk.format("POST", "/questions/" .. id .. "/answers", headers,
            "csrf=" .. code .. "&body=It+came+after+" .. asked .. "+days%2C+in+a+box+of+another+shop.")
    end
    return wrk.format("POST", "/posts/question/" .. id .. "/vote", headers,
        "csrf=" .. code .. "&vote=" .. math.floor(asked / #ids) % 2)
end

function response(status)
    if status ~= 303 then
        io.stderr:write("elsewhere: " .. status .. "\n")
    end
end

function done(summary)
    io.write(string.format("written %.0f\n", summary.requests / summary.duration * 1000000))
end
