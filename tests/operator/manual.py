"""The commands of doc/operations.md, as they stand there: each is run, on a database of its own."""
import os
import re
import tempfile

from house import BINARY, Desk, ROOT, run, test


def commands():
    with open(f"{ROOT}/doc/operations.md", encoding="utf-8") as file:
        return re.findall(r"^ {4,}(recourse .*?)(?:\s+#.*)?$", file.read(), re.M)


def site_file():
    """The file of the site that the manual shows."""
    with open(f"{ROOT}/doc/operations.md", encoding="utf-8") as file:
        return re.search(r"^    (\{\"settings\".*?\]\})$", file.read(), re.M | re.S).group(1)


@test
def every_command_of_the_manual_can_be_run():
    found = commands()
    names = {line.split()[1] for line in found}
    assert {"serve", "mail", "doctor", "restore", "move", "site", "token", "user"} <= names, names
    folder = tempfile.mkdtemp(prefix="recourse-manual.")
    desk = Desk()
    run("mkdir", f"{folder}/copies")
    run(BINARY, "backup", "--db", desk.database, f"{folder}/copies/recourse-20261129T030000Z.db")
    desk.close()
    run("cp", f"{folder}/copies/recourse-20261129T030000Z.db", f"{folder}/recourse.db")
    with open(f"{ROOT}/packaging/recourse.conf", encoding="utf-8") as file:
        text = file.read().replace("/var/lib/recourse", folder)
    with open(f"{folder}/recourse.conf", "w", encoding="utf-8") as file:
        file.write(text)
    run(BINARY, "config", "check", "--config", f"{folder}/recourse.conf")
    with open(f"{folder}/site.json", "w", encoding="utf-8") as file:
        file.write(site_file())
    # The demo is no installation, no server of mail is set, and nobody serves.
    ends = {"doctor": (0, 1), "mail": (2,), "healthcheck": (1,)}
    for line in found:
        words = line.replace("/var/lib/recourse", folder).replace("/etc/recourse.conf", f"{folder}/recourse.conf").replace("--wait 60", "--wait 1")
        words = re.sub(r"postgresql://\S+", f"sqlite:{folder}/moved.db", words).split()
        if words[1] == "serve":
            words = ["recourse", "config", "check", *words[2:]]
        tried = []
        far = words[-1].startswith("bucket:")  # no bucket is set: tests/store/bulk/test_bucket.c has one
        for status in (2,) if far else ends.get(words[1], (0,)):
            try:
                run(BINARY, *words[1:], status=status)
                break
            except AssertionError as why:
                tried.append(str(why))
        else:
            raise AssertionError("\n".join(tried))
    run(BINARY, "check", "--db", f"sqlite:{folder}/moved.db")
    run("rm", "-rf", folder)


@test
def every_setting_is_in_the_manual_with_its_standard():
    with open(f"{ROOT}/doc/operations.md", encoding="utf-8") as file:
        told = re.findall(r"^\| (`[a-z0-9-]+`(?:, `[a-z0-9-]+`)*) \| (\S+) \|", file.read(), re.M)
    rows = {name: standard for names, standard in told for name in re.findall(r"`([a-z0-9-]+)`", names)}
    told = run(BINARY, "config", "show", env={"PATH": os.environ["PATH"]})
    for line in told.splitlines():
        name, value = re.match(r"(\S+)\s+= ?(.*?)\s+# ", line).groups()
        assert name in rows, f"{name} is not in the table"
        assert rows[name] in (f"`{value}`", "none", "off"), (name, value, rows[name])
