"""Tracking services as their documents say, for the tests: python3 services.py FOLDER

Prints its port. Each service answers below a path of its own: /17track, /aftership, /easypost, /shippo, /own. Every call is
kept as FOLDER/N (from 1): method and path, the header with the key, the body. What the last digits before the end of a
number say chooses what happens to it:

    ...404  the service does not know it yet            ...422  it refuses the number
    ...555  17TRACK takes it for another parcel, delivered long ago
    ...777  its news are there: it was delivered        ...421  17TRACK refuses the number
    ...403  AfterShip has it already                    others  on its way

FOLDER/fault holds what happens to the next calls instead, a word a line: "429 SECONDS", "reset SECONDS" (429 with AfterShip's
header: the instant in so many seconds), "500", "401", "half" (the connection
ends within the answer), "json" (no JSON), "some" (a list without its last number), "slow SECONDS", "other" (it answers about
another number).
"""
import http.server
import json
import pathlib
import re
import signal
import socket
import sys
import threading
import time

folder = pathlib.Path(sys.argv[1])
lock = threading.Lock()
calls = 0
registered = {}  # by service and number


def digits(number):
    return re.sub(r"[^0-9]", "", number)[-3:]


def when(days):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - days * 86400))


def track17(act, sent, key):
    accepted, rejected = [], []
    for item in sent:
        number = item["number"]
        refuse = lambda code, why: rejected.append({"number": number, "error": {"code": code, "message": why}})
        if act == "register":
            if digits(number) in ("421", "422") and "carrier" not in item:
                refuse(-18019903, "The carrier cannot be detected.")
            elif ("17", number) in registered:
                refuse(-18019901, "It has been registered.")
            else:
                registered["17", number] = item.get("carrier", 3011)
                accepted.append({"origin": 1, "number": number, "carrier": registered["17", number]})
        elif ("17", number) not in registered:
            refuse(-18019902, "It is not registered.")
        elif act == "gettrackinfo":
            if digits(number) == "404":
                refuse(-18019909, "No tracking information at this time.")
                continue
            events = [{"time_utc": when(3), "description": "Handed over", "location": "Shenzhen", "sub_status": "InTransit_PickedUp"}]
            misc = {}
            if digits(number) == "555":
                events = [{"time_utc": when(400), "description": "Long ago", "location": "Lima", "sub_status": "Delivered_Other"}]
            if digits(number) == "777":
                events.insert(0, {"time_utc": when(1), "description": "Given to the neighbour", "location": "Berlin",
                                  "sub_status": "Delivered_Other", "address": {"country": "DE"}})
                misc = {"local_number": "00340434161094042557", "local_provider": "DHL"}
            accepted.append({"number": number, "carrier": registered["17", number], "track_info": {
                "misc_info": misc, "tracking": {"providers": [{"events": events}]}}})
        else:
            if act == "changecarrier":
                registered["17", number] = item["carrier_new"]
            if act == "stoptrack":
                del registered["17", number]
            accepted.append({"number": number, "carrier": item.get("carrier_new", 3011)})
    return 200, {"code": 0, "data": {"accepted": accepted, "rejected": rejected}}


def aftership(method, path, sent):
    def tracking(number):
        points = [] if digits(number) == "404" else [
            {"checkpoint_time": when(2)[:19], "subtag": "InTransit_003", "message": "Arrived at hub", "location": "Köln",
             "country_region": "DEU", "source": "carrier"}]
        last = {"tracking_number": "00340434161094042557", "slug": "dhl-germany"} if digits(number) == "777" else None
        return {"id": "as" + number, "tracking_number": number, "slug": registered["as", number], "tag": "Pending", "checkpoints": points,
                "last_mile": last}
    if method == "POST":
        number = sent["tracking_number"]
        if digits(number) == "422" and "slug" not in sent:
            return 400, {"meta": {"code": 4012, "message": "Cannot detect courier."}, "data": {}}
        if digits(number) == "403":
            registered["as", number] = "usps"
            return 400, {"meta": {"code": 4003, "message": "Tracking already exists."}, "data": {}}
        if ("as", number) in registered:
            return 400, {"meta": {"code": 4003, "message": "Tracking already exists."}, "data": {"id": "as" + number}}
        registered["as", number] = sent.get("slug", "china-post")
        return 201, {"meta": {"code": 201}, "data": tracking(number)}
    number = path.rsplit("/", 1)[1]
    if "tracking_numbers=" in path:
        number = path.split("tracking_numbers=")[1]
        known = ("as", number) in registered
        return 200, {"meta": {"code": 200}, "data": {"trackings": [tracking(number)] if known else []}}
    number = number[2:]
    if ("as", number) not in registered:
        return 404, {"meta": {"code": 4004, "message": "Tracking does not exist."}, "data": {}}
    found = tracking(number)
    if method == "DELETE":
        del registered["as", number]
    return 200, {"meta": {"code": 200}, "data": found}


def easypost(method, path, sent):
    def tracker(number):
        details = [] if digits(number) == "404" else [
            {"datetime": when(2), "status": "in_transit", "status_detail": "arrived_at_facility", "message": "Arrived",
             "tracking_location": {"city": "Berlin", "country": "DE"}}]
        return {"id": "trk_" + number, "object": "Tracker", "tracking_code": number, "status": "unknown", "carrier": "USPS",
                "tracking_details": details}
    if method == "POST":
        number = sent["tracker"]["tracking_code"]
        if digits(number) == "422":
            return 422, {"error": {"code": "TRACKER.CREATE.ERROR", "message": "No carrier fits this code."}}
        registered["ep", number] = 1
        return 201, tracker(number)
    number = path.rsplit("trk_", 1)[-1]
    return (200, tracker(number)) if ("ep", number) in registered else (404, {"error": {"code": "NOT_FOUND", "message": "No."}})


def shippo(method, path, sent):
    def track(number, carrier):
        history = [] if digits(number) == "404" else [
            {"status_date": when(2), "status": "TRANSIT", "status_details": "Departed", "substatus": {"code": "package_departed"},
             "location": {"city": "Austin", "country": "US"}}]
        return {"tracking_number": number, "carrier": carrier, "tracking_status": history[0] if history else None,
                "tracking_history": history}
    if method == "POST":
        return 201, track(sent["tracking_number"], sent["carrier"])
    carrier, number = path.split("/")[-2:]
    return 200, track(number, carrier)


def own(act, sent):
    told = []
    for item in sent["numbers"]:
        number = item["number"]
        answer = {"number": number, "state": "refused" if digits(number) == "422" else "taken", "carrier": item.get("carrier", "dhl")}
        if digits(number) == "422":
            answer["why"] = "not one of ours"
        if act == "read" and digits(number) != "404":
            answer["events"] = [{"time": when(2), "event": "in_transit", "text": "On its way", "place": "Bonn", "country": "DE"}]
        if act == "read" and digits(number) == "777":
            answer["local_number"] = "00340434161094042557"
        told.append(answer)
    return 200, {"numbers": told}


def answer(method, path, sent, key):
    service, rest = path[1:].split("/", 1)
    if service == "17track":
        return track17(rest, sent, key)
    if service == "aftership":
        return aftership(method, "/" + rest, sent)
    if service == "easypost":
        return easypost(method, "/" + rest, sent)
    if service == "shippo":
        return shippo(method, "/" + rest, sent)
    return own(rest, sent)


def next_fault():
    path = folder / "fault"
    lines = path.read_text().splitlines() if path.exists() else []
    if not lines:
        return []
    path.write_text("\n".join(lines[1:]))
    return lines[0].split()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def send(self, status, body, headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def serve(self):
        global calls
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        key = self.headers.get("17token") or self.headers.get("as-api-key") or self.headers.get("Authorization") or ""
        with lock:
            calls += 1
            (folder / f"{calls}.part").write_text(f"{self.command} {self.path}\n{key}\n{body.decode()}")
            (folder / f"{calls}.part").rename(folder / str(calls))
            fault = next_fault()
        sent = json.loads(body) if body else None
        word = fault[0] if fault else ""
        if word == "429":
            return self.send(429, b"{}", [("Retry-After", fault[1])])
        if word == "reset":
            return self.send(429, b"{}", [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", str(int(time.time()) + int(fault[1])))])
        if word in ("500", "401"):
            return self.send(int(word), b"{}")
        if word == "slow":
            time.sleep(float(fault[1]))
        with lock:
            status, told = answer(self.command, self.path, sent, key)
        text = json.dumps(told)
        if word == "json":
            text = "<html>" + text
        if word == "some":
            told["data"]["accepted"].pop()
            text = json.dumps(told)
        if word == "other":
            text = re.sub(r'"((tracking_)?number|tracking_code)": "[^"]*"', r'"\1": "XX000000000XX"', text)
        raw = text.encode()
        if word == "half":
            self.send_response(status)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw[: len(raw) // 2])
            self.wfile.flush()
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send(status, raw)

    do_GET = do_POST = do_DELETE = serve


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
print(server.server_address[1], flush=True)
server.serve_forever()
