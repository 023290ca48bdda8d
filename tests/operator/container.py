"""The image of packaging/Containerfile: built without a daemon on a base of Debian's own, looked at, and run."""
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile

from house import ROOT, Skipped, free_port, run, test
from packages import package


class Builder:
    """Buildah with a store of its own, which no other one sees and nothing stays of."""

    def __init__(self):
        for name in ("buildah", "debootstrap"):
            if not shutil.which(name):
                raise Skipped(f"{name} is not here")
        if os.geteuid() != 0:
            raise Skipped("images are built without a daemon by root alone")
        self.folder = tempfile.mkdtemp(prefix="recourse-image.")

    def words(self, *words):
        return ["buildah", "--root", f"{self.folder}/store", "--runroot", f"{self.folder}/run", "--storage-driver", "vfs", *words]

    def do(self, *words, status=0):
        return run(*self.words(*words), status=status)

    def base(self, name):
        """What the registry has under that name, made here: a minimal Debian 12."""
        tree = f"{self.folder}/base"
        made = subprocess.run(["debootstrap", "--variant=minbase", "bookworm", tree], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              check=False)
        if made.returncode:
            raise Skipped(f"debootstrap has made no base: {made.stdout.splitlines()[-1:]}")
        container = self.do("from", "scratch").split()[-1]
        self.do("copy", "-q", container, tree, "/")
        self.do("commit", "-q", container, name)
        self.do("rm", container)

    def close(self):
        run("rm", "-rf", self.folder)


class Running:
    """The image's own command, as its own account, with a folder as the volume."""

    def __init__(self, builder, container, volume, port):
        self.builder, self.container = builder, container
        self.rest = ("-v", f"{volume}:/var/lib/recourse", "--env", f"RECOURSE_LISTEN=127.0.0.1:{port}", container, "--", "/usr/bin/recourse")
        self.process = subprocess.Popen(builder.words("run", *self.rest, "serve"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def command(self, *words, status=0):
        return self.builder.do("run", *self.rest, *words, status=status)

    def server(self):
        """The server's own process below the builder's."""
        todo = [self.process.pid]
        while todo:
            pid = todo.pop()
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                if file.read().startswith(b"/usr/bin/recourse\0serve"):
                    return pid
            with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
                todo += [int(child) for child in file.read().split()]
            for thread in os.listdir(f"/proc/{pid}/task"):
                with open(f"/proc/{pid}/task/{thread}/children", encoding="ascii") as file:
                    todo += [int(child) for child in file.read().split()]
        raise AssertionError("the server does not run")

    def stop(self):
        os.kill(self.server(), signal.SIGTERM)
        said = self.process.communicate(timeout=60)[0]
        assert self.process.returncode == 0 and "what=stop" in said, (self.process.returncode, said[-1000:])
        assert "failed=" not in said, said


def look_at(builder, image):
    """What whoever runs containers goes by."""
    told = json.loads(builder.do("inspect", "--type", "image", image))["Docker"]["config"]
    assert told["User"] == "recourse" and told["WorkingDir"] == "/var/lib/recourse", told
    assert list(told["Volumes"]) == ["/var/lib/recourse"] and list(told["ExposedPorts"]) == ["8080/tcp"], told
    assert told["Entrypoint"] == ["/usr/bin/recourse"] and told["Cmd"] == ["serve"] and told["StopSignal"] == "SIGTERM", told
    assert told["Healthcheck"]["Test"] == ["CMD", "/usr/bin/recourse", "healthcheck"], told


@test
def the_container_is_built_without_a_daemon_serves_as_nobody_and_keeps_its_volume():
    builder = Builder()
    try:
        with open(f"{ROOT}/packaging/Containerfile", encoding="utf-8") as file:
            text = file.read()
        builder.base(next(line.split()[1] for line in text.splitlines() if line.startswith("FROM ")))
        place = f"{builder.folder}/package"
        os.mkdir(place)
        run("cp", package("0.1.0"), place)
        # As its head says, but for the registry and a daemon.
        assert "build --format docker -f packaging/Containerfile" in text
        builder.do("build", "--format", "docker", "--isolation", "chroot", "--pull-never", "-f", f"{ROOT}/packaging/Containerfile", "-t", "recourse", place)
        look_at(builder, "recourse")
        volume, port = f"{builder.folder}/volume", free_port()
        os.mkdir(volume)
        container = builder.do("from", "--pull-never", "recourse").split()[-1]
        uid = int(builder.do("run", "--isolation", "chroot", container, "--", "id", "-u"))
        assert uid != 0
        os.chown(volume, uid, uid)
        os.environ["BUILDAH_ISOLATION"] = "chroot"
        for round_ in ("first", "again"):
            running = Running(builder, container, volume, port)
            try:
                running.command("healthcheck", "--wait", "120")
                with open(f"/proc/{running.server()}/status", encoding="ascii") as file:
                    assert f"Uid:\t{uid}\t{uid}\t{uid}\t{uid}\n" in file.read()
                with socket.create_connection(("127.0.0.1", port), 10) as it:
                    it.sendall(b"GET /questions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    assert it.recv(12) == b"HTTP/1.1 200"
                if round_ == "first":
                    running.command("user", "add", "kept")
                assert "kept" in running.command("user", "list")
            finally:
                running.stop()
        running.command("healthcheck", status=1)
        assert {"recourse.db"} <= set(os.listdir(volume)), os.listdir(volume)
    finally:
        os.environ.pop("BUILDAH_ISOLATION", None)
        builder.close()
