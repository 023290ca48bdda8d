"""A real IMAP server (Debian's dovecot) for the tests: python3 mail_house.py FOLDER

Prints its port, and one behind which it does not know UIDPLUS (RFC 4315). What stands in FOLDER/mail/new is in the inbox of "desk", whose password is "secret/word".
SIGUSR1 takes the server away, SIGUSR2 brings it back; FOLDER/away is there in between.
"""
import os
import pathlib
import signal
import socket
import subprocess
import sys
import threading
import time

folder = pathlib.Path(sys.argv[1])
user = os.environ.get("USER") or "root"
for name in ("cur", "new", "tmp"):
    (folder / "mail" / name).mkdir(parents=True, exist_ok=True)
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
# Root may not read mail in dovecot: then it is a person of the system who owns it.
owner = "nobody" if os.geteuid() == 0 else subprocess.check_output(["id", "-un"], text=True).strip()
group = subprocess.check_output(["id", "-gn", owner], text=True).strip()
uid = subprocess.check_output(["id", "-u", owner], text=True).strip()
gid = subprocess.check_output(["id", "-g", owner], text=True).strip()
if os.geteuid() == 0:
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, int(uid), int(gid))
inner = "" if os.geteuid() == 0 else f"default_internal_user = {owner}\ndefault_login_user = {owner}\ndefault_internal_group = {group}\n"
(folder / "conf").write_text(f"""
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
{inner}
mail_location = maildir:{folder}/mail
passdb {{
  driver = static
  args = password=secret/word
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
""")
server = None


def begin(*_):
    global server
    server = subprocess.Popen(["/usr/sbin/dovecot", "-F", "-c", str(folder / "conf")], stdout=subprocess.DEVNULL,
                              start_new_session=True)
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    (folder / "away").unlink(missing_ok=True)


def leave(*_):
    server.terminate()
    server.wait()
    try:
        os.killpg(server.pid, signal.SIGKILL)  # who is signed in would be served on
    except ProcessLookupError:
        pass
    (folder / "away").touch()


def end(*_):
    leave()
    sys.exit(0)


def pass_on(source, target, change):
    """What one side says reaches the other; a command stands in one piece, as clients send it."""
    try:
        while data := source.recv(65536):
            target.sendall(change(data))
    except OSError:
        pass
    for side in (source, target):
        try:
            side.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def relay(listener):
    while True:
        client, _ = listener.accept()
        try:
            house = socket.create_connection(("127.0.0.1", port))
        except OSError:
            client.close()
            continue
        asked = lambda data: data.replace(b"UID EXPUNGE", b"UNKNOWN EXPUNGE")
        said = lambda data: data.replace(b" UIDPLUS", b"")
        threading.Thread(target=pass_on, args=(client, house, asked), daemon=True).start()
        threading.Thread(target=pass_on, args=(house, client, said), daemon=True).start()


plain = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=relay, args=(plain,), daemon=True).start()
signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGUSR1, leave)
signal.signal(signal.SIGUSR2, begin)
begin()
print(port, plain.getsockname()[1], flush=True)
while True:
    signal.pause()
