"""A help desk that is served for a test, a visitor of it, and what tests of operators share."""
import http.client
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BINARY = os.environ.get("RECOURSE_BINARY", os.path.join(ROOT, "build-test", "recourse"))
SITE = "help.example.org"


def run(*words, status=0, **options):
    """Runs a program; what it printed. Ends the test when its status is another."""
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    assert done.returncode == status, f"{' '.join(map(str, words))} ended with {done.returncode} and not {status}:\n{done.stdout}"
    return done.stdout


def free_port():
    with socket.socket() as it:
        it.bind(("127.0.0.1", 0))
        return it.getsockname()[1]


def wait_for(what, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return
        time.sleep(0.05)
    raise AssertionError("waited in vain")


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    except OSError:
        return False


class Desk:
    """The demo on a free port."""

    def __init__(self, *options):
        self.folder = tempfile.mkdtemp(prefix="recourse-operator.")
        os.chmod(self.folder, 0o755)
        self.database = f"sqlite:{self.folder}/desk.db"
        words = [BINARY, "serve", "--db", self.database, "--listen", "127.0.0.1:0", "--demo", "--quiet", *options]
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        self.passwords = {}
        self.port = 0
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            at = re.search(r"listening on http://127\.0\.0\.1:(\d+)", line)
            account = re.match(r"(?:demo account:)?\s+(\w+)\s+(\S.*?)\s+\(", line)
            self.port = int(at.group(1)) if at else self.port
            if account:
                self.passwords[account.group(1)] = account.group(2)
            if len(self.passwords) >= 4:
                break

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(20) == 0
        run("rm", "-rf", self.folder)


class Reply:
    def __init__(self, reply):
        self.status, self.body = reply.status, reply.read().decode("utf-8", "replace")
        self.headers = reply.headers


class Visitor:
    """A browser of a kind, over TLS through a proxy on a port of this machine."""

    def __init__(self, port, tls=True, name=SITE):
        self.port, self.tls, self.name = port, tls, name
        self.cookies = {}

    def ask(self, method, path, body=None, headers=None):
        if self.tls:
            context = ssl._create_unverified_context()
            connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=60, context=context)
            plain = socket.create_connection(("127.0.0.1", self.port), 60)
            connection.sock = context.wrap_socket(plain, server_hostname=self.name)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        own = f"{self.name}:{self.port}"
        sent = {"Host": own, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **(headers or {})}
        if method == "POST":
            sent["Origin"] = f"{'https' if self.tls else 'http'}://{own}"
        connection.request(method, path, body, {k: v for k, v in sent.items() if v})
        reply = Reply(connection.getresponse())
        connection.close()
        for cookie in reply.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return reply

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, fields):
        return self.ask("POST", path, urllib.parse.urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"})

    def post_file(self, path, fields, name, mime, data):
        """A form as browsers send one with a file."""
        edge = "----edge7d1f"
        parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in fields.items()]
        parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="photo.png"\r\nContent-Type: {mime}\r\n\r\n'.encode())
        body = b"".join(parts) + data + f"\r\n--{edge}--\r\n".encode()
        return self.ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={edge}"})

    def sign_in(self, name, password):
        fields = hidden(self.get("/sign-in").body)
        return self.post("/sign-in", {**fields, "handle": name, "password": password})


def hidden(page):
    """The hidden fields of a page's forms."""
    fields = {}
    for tag in re.findall(r"<input[^>]*type=\"?hidden\"?[^>]*>", page):
        name, value = re.search(r'name="?([^" >]+)', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            fields.setdefault(name.group(1), value.group(1) if value else "")
    return fields


class Skipped(Exception):
    """What a test needs is not here."""


TESTS = []


def test(function):
    """Its name is the sentence that it proves."""
    TESTS.append(function)
    return function


def run_tests(chosen):
    tests = [each for each in TESTS if not chosen or any(word in each.__name__ for word in chosen)]
    print(f"1..{len(tests)}")
    failed = 0
    for number, each in enumerate(tests, 1):
        try:
            each()
            print(f"ok {number} - {each.__name__}", flush=True)
        except Skipped as why:
            print(f"ok {number} # SKIP {each.__name__}: {why}", flush=True)
        except Exception as why:  # whatever it is, the others are run
            failed += 1
            print(f"not ok {number} - {each.__name__}\n# " + f"{type(why).__name__}: {why}".replace("\n", "\n# "), flush=True)
    sys.exit(1 if failed else 0)
