"""The proxies' files of packaging/proxy: each is started as it stands, but for ports and paths, and walked."""
import http.client
import os
import re
import subprocess
import tempfile
import zlib

from house import BINARY, Desk, ROOT, SITE, Visitor, answers, free_port, hidden, run, test, wait_for

FOLDER = tempfile.mkdtemp(prefix="recourse-proxy.")
os.chmod(FOLDER, 0o755)


def certificate():
    pem, key, both = (f"{FOLDER}/{name}" for name in ("help.pem", "help.key", "both.pem"))
    if not os.path.exists(both):
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={SITE}",
            "-addext", f"subjectAltName=DNS:{SITE}", "-keyout", key, "-out", pem)
        with open(both, "wb") as file:
            for part in (pem, key):
                file.write(open(part, "rb").read())
        for path in (pem, key, both):
            os.chmod(path, 0o644)
    return pem, key, both


def written(name, port, plain, secure, replacements=()):
    """The file with this machine's ports and paths in it."""
    pem, key, both = certificate()
    with open(f"{ROOT}/packaging/proxy/{name}", encoding="utf-8") as file:
        text = file.read()
    assert "127.0.0.1:8080" in text and SITE in text
    for old, new in (("127.0.0.1:8080", f"127.0.0.1:{port}"), ("/etc/ssl/help.pem", pem), ("/etc/ssl/help.key", key),
                     ("/etc/haproxy/help.pem", both), *replacements):
        text = text.replace(old, new)
    text = re.sub(r"(listen |bind |\*)(:?)80\b", rf"\g<1>\g<2>{plain}", text)
    text = re.sub(r"(listen |bind |\*)(:?)443\b", rf"\g<1>\g<2>{secure}", text)
    return text


def picture():
    """A PNG of ten megabytes, because nobody has made it smaller."""
    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
    width, height = 1900, 1820
    rows = b"".join(b"\0" + bytes([y % 256, 120, 90]) * width for y in range(height))
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b"")


def give_photo(desk, secure):
    """A ten-megabyte photo to an order of somebody of the demo that takes evidence."""
    photo = picture()
    assert 10_000_000 < len(photo) < 12_000_000
    for name, password in desk.passwords.items():
        visitor = Visitor(secure)
        signed = visitor.sign_in(name, password)
        assert signed.status == 303, (name, signed.status, signed.body[:500])
        assert "__Host-session" in visitor.cookies, visitor.cookies
        for ref in sorted(set(re.findall(r'/orders/([A-Za-z0-9-]{6,})["?#]', visitor.get("/orders").body))):
            page = visitor.get(f"/orders/{ref}").body
            if f"/orders/{ref}/evidence" not in page:
                continue
            form = visitor.get(f"/orders/{ref}/evidence").body
            fields = {k: v for k, v in re.findall(r'<input[^>]*type="?hidden"?[^>]*name="([^"]+)"[^>]*value="([^"]*)"', form)}
            for choice in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
                fields[choice[0]] = next(value for value in re.findall(r'value="([^"]*)"', choice[1]) if value)
            if 'type="file"' not in form:
                continue
            return visitor.post_file(f"/orders/{ref}/evidence", fields, "file", "image/png", photo), visitor, ref
    raise AssertionError("nobody of the demo can give evidence")


def status_or_none(ask):
    """None: there was no answer, for the connection was closed before it."""
    try:
        return ask().status
    except (OSError, http.client.HTTPException):
        return None


def walk(desk, plain, secure):
    visitor = Visitor(secure)
    home = visitor.get("/questions")
    assert home.status == 200, home.status
    assert "max-age=" in home.headers["Strict-Transport-Security"]
    redirected = Visitor(plain, tls=False).ask("GET", "/questions?sort=votes", headers={"Host": SITE})
    assert redirected.status in (301, 308) and redirected.headers["Location"] == f"https://{SITE}/questions?sort=votes", redirected.headers.items()
    assert visitor.get("/metrics").status in (403, 404), "everybody sees the metrics"
    assert visitor.get("/readyz").status == 200
    reply, giver, ref = give_photo(desk, secure)
    assert reply.status == 303, (reply.status, re.findall(r'error-summary.*?</ul>|<p class=.field-error.*?</p>', reply.body))
    assert "photo.png" in giver.get(f"/orders/{ref}").body + giver.get(f"/orders/{ref}/evidence").body
    assert status_or_none(lambda: giver.post_file(f"/orders/{ref}/evidence", {}, "file", "image/png", bytes(13_000_000))) in (413, None)
    assert status_or_none(lambda: Visitor(secure, name="evil.example").get("/questions")) in (403, 404, 421, None)
    said = run("curl", "-sk", "--http2", "-o", "/dev/null", "-w", "%{http_version}", "--resolve", f"{SITE}:{secure}:127.0.0.1",
               f"https://{SITE}:{secure}/questions")
    assert said == "2", said


def proxied(name, words, text_of, options=("--trusted-proxy", "127.0.0.1"), seen=walk):
    """Starts Recourse and this proxy before it, and walks."""
    plain, secure = free_port(), free_port()
    desk = Desk(*options, "--patience", "60")
    path = f"{FOLDER}/{name}"
    process = None
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text_of(desk.port, plain, secure))
        with open(f"{path}.log", "w", encoding="utf-8") as log:
            process = subprocess.Popen([word.replace("FILE", path) for word in words], stdout=log, stderr=log,
                                       env={**os.environ, "HOME": FOLDER, "XDG_DATA_HOME": FOLDER, "XDG_CONFIG_HOME": FOLDER})
        wait_for(lambda: answers(secure) or process.poll() is not None)
        assert process.poll() is None, open(f"{path}.log", encoding="utf-8").read()
        seen(desk, plain, secure)
    finally:
        if process and process.poll() is None:
            process.terminate()
            process.wait(20)
        desk.close()


def nginx_text(port, plain, secure):
    site = written("nginx.conf", port, plain, secure)
    return (f"daemon off; pid {FOLDER}/nginx.pid; error_log stderr; events {{}}\n"
            f"http {{ access_log off; client_body_temp_path {FOLDER}/body; proxy_temp_path {FOLDER}/proxy;\n"
            f"fastcgi_temp_path {FOLDER}/f; uwsgi_temp_path {FOLDER}/u; scgi_temp_path {FOLDER}/s;\n{site}}}\n")


@test
def nginx_takes_a_photo_of_ten_megabytes_and_keeps_metrics_to_itself():
    proxied("nginx.conf", ["nginx", "-p", FOLDER, "-c", "FILE"], nginx_text)


@test
def an_operator_is_told_of_a_proxy_that_is_not_believed_before_a_visitor_meets_it():
    def refused(desk, _, secure):
        assert "no address is set yet" in desk.said and "--trusted-proxy" in desk.said, desk.said
        visitor = Visitor(secure)
        home = visitor.get("/questions")
        assert home.status == 421 and "trusted-proxy" in home.body, (home.status, home.body[:500])
        assert visitor.sign_in("Noor", desk.passwords["Noor"]).status == 303
        page = visitor.get("/admin/set-up/name")
        assert page.status == 200 and "trusted-proxy = 127.0.0.1" in page.body, (page.status, page.body[:500])
        told = run(BINARY, "doctor", "--db", desk.database, status=1)
        assert "421" in told and "set trusted-proxy" in told, told
        # As the page says it, with the same file of settings for all else.
        saved = visitor.post("/admin/set-up/name", {**hidden(page.body), "turn": "save", "site_name": "Desk", "base_url": f"https://{SITE}:{secure}"})
        assert saved.status == 303, (saved.status, saved.body[:500])
        assert visitor.get("/questions").status == 200

    def answered(desk, _, secure):
        assert "no address is set yet" not in desk.said, desk.said
        assert Visitor(secure).get("/questions").status == 200

    words = ["nginx", "-p", FOLDER, "-c", "FILE"]
    proxied("nginx.conf", words, nginx_text, (), refused)
    proxied("nginx.conf", words, nginx_text, seen=answered)


@test
def caddy_takes_a_photo_of_ten_megabytes_and_keeps_metrics_to_itself():
    proxied("Caddyfile", ["caddy", "run", "--adapter", "caddyfile", "--config", "FILE"],
            lambda port, plain, secure: f"{{\n\thttp_port {plain}\n\thttps_port {secure}\n\tadmin off\n}}\n"
            + written("Caddyfile", port, plain, secure))


@test
def haproxy_takes_a_photo_of_ten_megabytes_and_keeps_metrics_to_itself():
    proxied("haproxy.cfg", ["haproxy", "-f", "FILE"],
            lambda port, plain, secure: written("haproxy.cfg", port, plain, secure))


def apache_text(port, plain, secure):
    modules = ("mpm_event", "env", "authz_core", "ssl", "http2", "proxy", "proxy_http", "headers", "rewrite", "reqtimeout", "alias", "socache_shmcb")
    lines = [f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in modules]
    site = written("apache.conf", port, plain, secure)
    return "\n".join([f"ServerRoot {FOLDER}", f"PidFile {FOLDER}/apache.pid", f"DefaultRuntimeDir {FOLDER}", "ServerName localhost",
                      "ErrorLog /dev/stderr", *lines, f"Listen {plain}", f"Listen {secure}", "User nobody", "Group nogroup", site])


@test
def apache_takes_a_photo_of_ten_megabytes_and_keeps_metrics_to_itself():
    proxied("apache.conf", ["apache2", "-D", "FOREGROUND", "-f", "FILE"], apache_text)
