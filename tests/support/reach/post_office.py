"""A real SMTP server for the tests: python3 post_office.py FOLDER [CERTIFICATE KEY]

Prints its port, and keeps each mail it takes as FOLDER/N. The receiver's name chooses what happens: "later@..." is told
to come back (451), "never@..." is refused (550), "gone@..." loses the connection before the mail is taken. What the server
has against us, and not against the receiver: "rule@..." (554 5.7.1 to the receiver), "words@..." (554 to what is written), and
to the sender (550) while FOLDER/stranger is there.
"""
import asyncio
import email
import email.policy
import pathlib
import signal
import ssl
import sys

from aiosmtpd.smtp import SMTP


class Office:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0
        self.open = 0  # connections

    async def handle_MAIL(self, server, session, envelope, address, options):
        if (self.folder / "stranger").exists():
            return "550 5.1.8 this sender is nobody's"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "later":
            return "451 4.7.1 come back later"
        if name == "rule":
            return "554 5.7.1 relay access denied"
        if name == "never":
            return "550 5.1.1 nobody lives here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("gone@"):
            server.transport.abort()
            return "421 gone"
        if envelope.rcpt_tos[0].startswith("words@"):
            return "554 5.7.1 your address is blocked"
        self.count += 1
        # As another program reads it: the subject, who it is from, and the text that people without HTML see.
        read = email.message_from_bytes(envelope.content, policy=email.policy.default)
        seen = "".join(f"X-Read-{name}: {read[name]}\r\n" for name in ("Subject", "From"))
        seen += f"X-Read-Text: {read.get_body(('plain',)).get_content().splitlines()[0]}\r\n"
        seen += f"X-Read-Defects: {len(read.defects)}\r\n"
        made = self.folder / f"{self.count}.part"
        made.write_bytes(b"X-From: " + envelope.mail_from.encode() + b"\r\nX-To: " + envelope.rcpt_tos[0].encode() +
                         b"\r\nX-Open: " + str(self.open).encode() + b"\r\nX-Encrypted: " + (b"yes" if session.ssl else b"no") + b"\r\n" + seen.encode() + envelope.content)
        made.rename(self.folder / str(self.count))
        return "250 taken"


class Counter(SMTP):
    def connection_made(self, transport):
        self.event_handler.open += 1
        super().connection_made(transport)

    def connection_lost(self, error):
        self.event_handler.open -= 1
        super().connection_lost(error)


async def main():
    folder = pathlib.Path(sys.argv[1])
    secure = None
    if len(sys.argv) > 3:
        secure = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        secure.load_cert_chain(sys.argv[2], sys.argv[3])
    loop = asyncio.get_running_loop()
    office = Office(folder)
    server = await loop.create_server(lambda: Counter(office, tls_context=secure, loop=loop), "127.0.0.1", 0)
    ended = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ended.set)
    print(server.sockets[0].getsockname()[1], flush=True)
    await ended.wait()


asyncio.run(main())
