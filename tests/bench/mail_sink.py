"""A mail server that takes every mail and keeps none: python3 mail_sink.py [MS], so many milliseconds for each. Prints its port."""
import asyncio
import signal
import sys

pause = float(sys.argv[1]) / 1000 if len(sys.argv) > 1 else 0


class Sink(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        self.rest = b""
        self.reading = False  # the mail itself comes
        transport.write(b"220 sink\r\n")

    def data_received(self, data):
        self.rest += data
        while True:
            end = b"\r\n.\r\n" if self.reading else b"\r\n"
            line, found, rest = self.rest.partition(end)
            if not found:
                return
            self.rest = rest
            self.answer(line)

    def answer(self, line):
        if self.reading:
            self.reading = False
            if pause:
                asyncio.get_running_loop().call_later(pause, self.transport.write, b"250 taken\r\n")
            else:
                self.transport.write(b"250 taken\r\n")
            return
        self.reading = line.upper() == b"DATA"
        self.transport.write(b"354 go on\r\n" if self.reading else b"250 sink\r\n")
        if line.upper() == b"QUIT":
            self.transport.close()


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Sink, "127.0.0.1", 0)
    ended = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ended.set)
    print(server.sockets[0].getsockname()[1], flush=True)
    await ended.wait()


asyncio.run(main())
