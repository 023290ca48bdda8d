"""A small server that speaks S3: objects are files below the folder that is given.

Each request has to be signed as Amazon's documentation of Signature Version 4 has it; the signature is computed here from the
request's own bytes, and this file first proves itself on the examples that are published there. Prints its port.
"""
import hashlib
import hmac
import os
import re
import sys
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, unquote
from xml.sax.saxutils import escape

KEY, SECRET, REGION, BUCKET = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "eu-test-1", "shop-copies"
PAGE = 2


def keyed(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def canonical(method, path, query, headers, signed, payload):
    """The request as both sides write it; the path of S3 is encoded once."""
    pairs = sorted((quote(name, safe="-_.~"), quote(value, safe="-_.~")) for name, value in parse_qsl(query, keep_blank_values=True))
    lines = [method, quote(unquote(path), safe="/-_.~"), "&".join("=".join(pair) for pair in pairs)]
    lines += [f"{name}:{' '.join(headers[name].split())}" for name in signed]
    return "\n".join(lines + ["", ";".join(signed), payload])


def signature(secret, scope, when, request):
    key = ("AWS4" + secret).encode()
    for part in scope.split("/"):
        key = keyed(key, part)
    text = "\n".join(["AWS4-HMAC-SHA256", when, scope, hashlib.sha256(request.encode()).hexdigest()])
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def prove():
    """The four examples of "Signature Calculations for the Authorization Header" (Amazon S3, API reference)."""
    empty = hashlib.sha256(b"").hexdigest()
    welcome = hashlib.sha256(b"Welcome to Amazon S3.").hexdigest()
    examples = [
        ("GET", "/test.txt", "", {"range": "bytes=0-9"}, empty, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
        ("PUT", "/test$file.text", "", {"date": "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY"}, welcome, "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"),
        ("GET", "/", "lifecycle=", {}, empty, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        ("GET", "/", "max-keys=2&prefix=J", {}, empty, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
    ]
    for method, path, query, more, payload, expected in examples:
        headers = {"host": "examplebucket.s3.amazonaws.com", "x-amz-content-sha256": payload, "x-amz-date": "20130524T000000Z", **more}
        request = canonical(method, path, query, headers, sorted(headers), payload)
        made = signature("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "20130524/us-east-1/s3/aws4_request", "20130524T000000Z", request)
        assert made == expected, (method, path, query, made)


class Refused(Exception):
    def __init__(self, status, code):
        super().__init__(code)
        self.status, self.code = status, code


class Server(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", kind="application/xml"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        with open(f"{FOLDER}/log", "a", encoding="utf-8") as log:
            log.write(f"{self.command} {status} {self.path}\n")

    def prove_request(self, path, query, body):
        told = re.fullmatch(r"AWS4-HMAC-SHA256 Credential=([^/]+)/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})", self.headers.get("Authorization", ""))
        if not told:
            raise Refused(403, "AccessDenied")
        key, scope, names, sent = told.groups()
        headers = {name.lower(): value for name, value in self.headers.items()}
        signed = names.split(";")
        when = headers.get("x-amz-date", "")
        if not {"host", "x-amz-date", "x-amz-content-sha256"} <= set(signed) or signed != sorted(signed):
            raise Refused(403, "AccessDenied")
        if key != KEY:
            raise Refused(403, "InvalidAccessKeyId")
        if scope != f"{when[:8]}/{REGION}/s3/aws4_request":
            raise Refused(400, "AuthorizationHeaderMalformed")
        if abs(datetime.now(timezone.utc) - datetime.strptime(when, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)) > timedelta(minutes=15):
            raise Refused(403, "RequestTimeTooSkewed")
        payload = headers["x-amz-content-sha256"]
        request = canonical(self.command, path, query, headers, signed, payload)
        if not hmac.compare_digest(signature(SECRET, scope, when, request), sent):
            raise Refused(403, "SignatureDoesNotMatch")
        if payload != hashlib.sha256(body).hexdigest():
            raise Refused(400, "XAmzContentSHA256Mismatch")

    def list(self, query):
        told = dict(parse_qsl(query, keep_blank_values=True))
        assert told["list-type"] == "2", told
        keys = sorted(os.path.relpath(os.path.join(at, name), f"{FOLDER}/objects") for at, _, names in os.walk(f"{FOLDER}/objects") for name in names)
        keys = [key for key in keys if key.startswith(told.get("prefix", "")) and key > told.get("start-after", "")]
        page = "".join(f"<Contents><Key>{escape(key)}</Key></Contents>" for key in keys[:PAGE])
        more = "true" if len(keys) > PAGE else "false"
        return f"<ListBucketResult><IsTruncated>{more}</IsTruncated>{page}</ListBucketResult>".encode()

    def do(self):
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            self.prove_request(path, query, body)
            bucket, _, name = unquote(path).lstrip("/").partition("/")
            if bucket != BUCKET:
                raise Refused(404, "NoSuchBucket")
            file = f"{FOLDER}/objects/{name}"
            if self.command == "GET" and not name:
                return self.answer(200, self.list(query))
            if self.command == "PUT":
                os.makedirs(os.path.dirname(file), exist_ok=True)
                with open(file, "wb") as out:
                    out.write(body)
                return self.answer(200)
            if not os.path.exists(file):
                raise Refused(404, "NoSuchKey")
            if self.command == "DELETE":
                os.unlink(file)
                return self.answer(204)
            with open(file, "rb") as source:
                return self.answer(200, source.read(), "application/octet-stream")
        except Refused as why:
            return self.answer(why.status, f"<Error><Code>{why.code}</Code><Message>No.</Message></Error>".encode())

    do_GET = do_PUT = do_DELETE = do


prove()
FOLDER = sys.argv[1]
os.makedirs(f"{FOLDER}/objects", exist_ok=True)
server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
print(server.server_port, flush=True)
server.serve_forever()
