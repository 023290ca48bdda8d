"""A push service (RFC 8030) for the tests: python3 push_service.py FOLDER

Prints its port. Each message is kept as FOLDER/N (from 1): a line with the path, a line each with the headers that matter,
and the body in hexadecimal. FOLDER/fault holds what happens to the next messages instead, a status a line; behind it
may stand the seconds of a Retry-After. "/hang..." is never answered.
"""
import http.server
import pathlib
import signal
import sys
import threading
import time

folder = pathlib.Path(sys.argv[1])
lock = threading.Lock()
calls = 0


def next_fault():
    path = folder / "fault"
    lines = path.read_text().split("\n") if path.exists() else []
    lines = [line for line in lines if line]
    if not lines:
        return []
    path.write_text("\n".join(lines[1:]))
    return lines[0].split()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def do_POST(self):
        global calls
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        names = ("Authorization", "Content-Encoding", "TTL", "Urgency", "Topic", "Content-Type", "Click", "Priority")
        lines = [self.path] + [f"{name}: {self.headers.get(name, '')}" for name in names] + [body.hex()]
        with lock:
            calls += 1
            (folder / f"{calls}.part").write_text("\n".join(lines))
            (folder / f"{calls}.part").rename(folder / str(calls))
            fault = next_fault()
        if self.path.startswith("/hang"):
            time.sleep(120)
        self.send_response(int(fault[0]) if fault else 201)
        if len(fault) > 1:
            self.send_header("Retry-After", fault[1])
        self.send_header("Content-Length", "0")
        self.end_headers()


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
print(server.server_address[1], flush=True)
server.serve_forever()
