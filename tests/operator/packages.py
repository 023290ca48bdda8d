"""The Debian package: built, looked at, installed, upgraded with a copy first, gone back from, removed. And what it is made of."""
import glob
import json
import os
import re
import subprocess
import tempfile

from house import BINARY, ROOT, run, test

FOLDER = tempfile.mkdtemp(prefix="recourse-package.")
os.chmod(FOLDER, 0o755)
# A program that looks for faults in memory needs libraries that a package does not: the release build is taken when it is there.
RELEASE = os.path.join(ROOT, "build-release", "recourse")
PROGRAM = RELEASE if os.path.exists(RELEASE) else BINARY


def package(version):
    env = {**os.environ, "RECOURSE_BINARY": PROGRAM, "SOURCE_DATE_EPOCH": "1790000000"}
    run(f"{ROOT}/packaging/deb", FOLDER, version, env=env)
    return glob.glob(f"{FOLDER}/recourse_{version}_*.deb")[0]


def as_version(deb, version):
    """The same files under another version."""
    tree = tempfile.mkdtemp(prefix="recourse-tree.")
    other = f"{FOLDER}/recourse_{version}_other.deb"
    run("dpkg-deb", "-R", deb, tree)
    run("sed", "-i", f"s/^Version: .*/Version: {version}/", f"{tree}/DEBIAN/control")
    run("dpkg-deb", "-Zgzip", "--root-owner-group", "-b", tree, other)
    run("rm", "-rf", tree)
    return other


@test
def the_package_is_as_debian_wants_it_and_built_the_same_twice():
    deb = package("0.1.0")
    said = run("lintian", "--allow-root", "--fail-on", "error,warning", deb)
    assert not re.search(r"^[EW]:", said, re.M), said
    first = open(deb, "rb").read()
    assert first == open(package("0.1.0"), "rb").read()
    files = run("dpkg-deb", "-c", deb)
    for path in ("./usr/bin/recourse", "./etc/recourse.conf", "./lib/systemd/system/recourse.service", "./usr/share/man/man1/recourse.1.gz",
                 "./usr/share/bash-completion/completions/recourse", "./usr/share/doc/recourse/sbom.spdx.json",
                 "./usr/share/doc/recourse/examples/nginx.conf", "./usr/share/doc/recourse/operations.md"):
        assert f" {path}\n" in files, path
    pages = set(re.findall(r"\./usr/share/doc/recourse/([a-z-]+\.md)\n", files))
    for page in pages:
        with open(f"{ROOT}/doc/{page}", encoding="utf-8") as file:
            led = set(re.findall(r"\]\(([a-z-]+\.md)", file.read()))
        assert led <= pages, (page, led - pages)
    assert len(pages) > 15 and "examples/shop.mjs\n" in files, pages
    depends = run("dpkg-deb", "-f", deb, "Depends")
    linked = set(re.findall(r"^\| [^|]+ \| (\w[\w.+-]+) \|", open(f"{ROOT}/doc/dependencies.md", encoding="utf-8").read(), re.M)) - {"package"}
    wanted = {name.split()[0] for name in depends.split(", ")}
    missing = (linked | {"adduser", "tzdata"}) - wanted
    unknown = wanted - linked - {"adduser", "tzdata", "init-system-helpers", "libc6"}
    assert not missing and not unknown, (missing, unknown)


LIFE = r"""
set -eux
as_it() { runuser -u recourse -- "$@"; }
dpkg -i "$1"
id recourse
[ "$(stat -c '%a %U %G' /etc/recourse.conf)" = '640 root recourse' ]
[ "$(stat -c '%a %U' /var/lib/recourse)" = '700 recourse' ]
sed -i 's/:8080/:18431/' /etc/recourse.conf
as_it recourse config check --config /etc/recourse.conf
as_it sh -c 'echo $$ >/tmp/pid; exec recourse serve --demo --config /etc/recourse.conf' >/tmp/said 2>&1 &
server=$!
as_it recourse healthcheck --config /etc/recourse.conf --wait 60
kill "$(cat /tmp/pid)"
wait $server
[ "$(stat -c '%a %U' /var/lib/recourse/recourse.db)" = '600 recourse' ]
as_it recourse doctor --config /etc/recourse.conf || [ $? = 1 ]
as_it recourse export --config /etc/recourse.conf /tmp/first
dpkg -i "$2" | tee /tmp/upgraded
grep 'to go back' /tmp/upgraded
grep -q 18431 /etc/recourse.conf
copy=$(ls /var/lib/recourse/before-0.1.0-*.db)
as_it recourse user add later --config /etc/recourse.conf
RECOURSE_UPGRADE_WITHOUT_COPY=1 dpkg -i --force-downgrade "$1"
as_it recourse restore --config /etc/recourse.conf "$copy"
as_it recourse export --config /etc/recourse.conf /tmp/again
diff -r /tmp/first /tmp/again
mv /var/lib/recourse/recourse.db /tmp/kept.db; echo nonsense >/var/lib/recourse/recourse.db
if dpkg -i "$2"; then exit 9; fi
[ "$(dpkg-query -W -f '${Version}' recourse)" = 0.1.0 ]
mv /tmp/kept.db /var/lib/recourse/recourse.db
dpkg -r recourse
[ ! -e /usr/bin/recourse ] && [ -e /etc/recourse.conf ] && [ -e /var/lib/recourse/recourse.db ]
dpkg -P recourse
[ ! -e /etc/recourse.conf ] && [ -e /var/lib/recourse/recourse.db ]
echo lived
"""


@test
def the_package_is_installed_upgraded_with_a_copy_first_and_removed():
    one = package("0.1.0")
    other = as_version(one, "0.1.1")
    # On top of this machine's files, in layers of memory: nothing of it stays.
    arrange = ('mount -t tmpfs tmpfs "$3" && mkdir "$3/up" "$3/work" "$3/all" && '
               'mount -t overlay overlay -o "lowerdir=/,upperdir=$3/up,workdir=$3/work" "$3/all" && '
               'mount --bind /dev "$3/all/dev" && mount -t proc proc "$3/all/proc" && mount -t tmpfs tmpfs "$3/all/tmp" && '
               'mkdir -p "$3/all/pack" && cp "$1" "$2" "$3/all/pack" && '
               'chroot "$3/all" sh -c "$4" sh "/pack/$(basename "$1")" "/pack/$(basename "$2")"')
    place = tempfile.mkdtemp(prefix="recourse-root.")
    words = ["unshare", "--mount", "--propagation", "private", "sh", "-c", arrange, "sh", one, other, place, LIFE]
    done = subprocess.run(words, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, stderr=subprocess.STDOUT, text=True, check=False,
                          timeout=300,
                          env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "TMPDIR": "/tmp"})
    os.rmdir(place)
    assert done.returncode == 0 and done.stdout.rstrip().endswith("lived"), done.stdout[-3000:]


@test
def an_upgrade_copies_the_database_wherever_the_settings_or_the_unit_have_it():
    root = tempfile.mkdtemp(prefix="recourse-upgrade.")
    drop_in = f"{root}/etc/systemd/system/recourse.service.d/own.conf"
    for folder in ("bin", "etc", "srv", "var/lib/recourse", "lib/systemd/system", os.path.dirname(drop_in)[len(root) + 1:]):
        os.makedirs(f"{root}/{folder}")
    run("cp", f"{ROOT}/packaging/recourse.service", f"{root}/lib/systemd/system")
    os.symlink(PROGRAM, f"{root}/bin/recourse")
    with open(f"{root}/bin/runuser", "w", encoding="utf-8") as file:
        file.write('#!/bin/sh\nshift 3\nexec "$@"\n')
    os.chmod(f"{root}/bin/runuser", 0o755)
    elsewhere = f"{root}/srv/desk.db"
    run(BINARY, "migrate", "--db", f"sqlite:{elsewhere}")
    with open(f"{root}/etc/db-url", "w", encoding="utf-8") as file:
        file.write(f"sqlite:{elsewhere}\n")

    def upgrade(settings, unit="", status=0, **more):
        with open(f"{root}/etc/recourse.conf", "w", encoding="utf-8") as file:
            file.write(settings)
        with open(drop_in, "w", encoding="utf-8") as file:
            file.write(f"[Service]\n{unit}")
        env = {**os.environ, "DPKG_ROOT": root, "PATH": f"{root}/bin:{os.environ['PATH']}", **more}
        said = run("sh", f"{ROOT}/packaging/debian/preinst", "upgrade", "0.1.0", status=status, env=env)
        copies = glob.glob(f"{root}/var/lib/recourse/before-*.db")
        for copy in copies:
            run("rm", copy)
        return said, len(copies)

    credential = f"LoadCredential=db:{root}/etc/db-url\nEnvironment=RECOURSE_DB_FILE=%d/db\n"
    in_words = f'Environment="RECOURSE_DB=sqlite:{elsewhere}"\n'
    said, copies = upgrade(f"db = sqlite:{elsewhere}\n")
    assert copies == 1 and f"RECOURSE_DB=sqlite:{elsewhere} recourse restore" in said, said
    said, copies = upgrade("threads = 2\n", credential)
    assert copies == 1 and f"RECOURSE_DB=sqlite:{elsewhere} recourse restore" in said, said
    # Without a folder it is in that of the service, from wherever the line is called.
    run("cp", elsewhere, f"{root}/var/lib/recourse/own.db")
    said, copies = upgrade("db = sqlite:own.db\n")
    assert copies == 1 and f"RECOURSE_DB=sqlite:{root}/var/lib/recourse/own.db recourse restore" in said, said
    said, copies = upgrade("threads = 2\n", "".join(f"#{line}\n" for line in in_words.splitlines()))
    assert copies == 0 and f"there is no database at {root}/var/lib/recourse/recourse.db yet" in said, said
    for unit in (in_words, credential.replace("LoadCredential=", "LoadCredentialEncrypted="), credential.replace("db-url", "nowhere"),
                 f"EnvironmentFile=-{root}/etc/own.env\n"):
        with open(f"{root}/etc/own.env", "w", encoding="utf-8") as file:
            file.write(f"RECOURSE_DB=sqlite:{elsewhere}\n")
        said, copies = upgrade("threads = 2\n", unit, status=1)
        assert copies == 0 and "there is no copy of before" in said, said
        upgrade("threads = 2\n", unit, RECOURSE_UPGRADE_WITHOUT_COPY="1")
    run("rm", "-rf", root)


@test
def the_units_are_read_and_rated_as_the_manual_says():
    folder = tempfile.mkdtemp(prefix="recourse-unit.")
    with open(f"{ROOT}/packaging/recourse.service", encoding="utf-8") as file:
        text = file.read().replace("/usr/bin/recourse", PROGRAM)
    with open(f"{folder}/recourse.service", "w", encoding="utf-8") as file:
        file.write(text)
    run("cp", f"{ROOT}/packaging/recourse.socket", folder)
    said = run("systemd-analyze", "verify", f"{folder}/recourse.service", f"{folder}/recourse.socket")
    unknown = [line for line in said.splitlines() if "@sandbox" not in line]  # a group that older ones do not know
    assert not unknown, unknown
    rated = run("systemd-analyze", "security", "--offline=true", "--threshold=10", f"{folder}/recourse.service")
    assert "recourse.service: 0.9 " in rated, rated[-300:]
    run("rm", "-rf", folder)


@test
def every_library_is_told_with_its_version_and_licence():
    told = json.loads(run(f"{ROOT}/packaging/sbom", PROGRAM))
    assert told["spdxVersion"] == "SPDX-2.3" and told["dataLicense"] == "CC0-1.0"
    names = {each["name"].split(":")[0]: each for each in told["packages"]}
    for name in ("recourse", "libmicrohttpd12", "libsqlite3-0", "libpq5", "libsodium23", "libjansson4", "libicu72"):
        assert names[name]["versionInfo"], name
    ids = {each["SPDXID"] for each in told["packages"]} | {told["SPDXID"]}
    assert len(ids) == len(told["packages"]) + 1
    assert all(re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", each) for each in ids)
    for relation in told["relationships"]:
        assert relation["spdxElementId"] in ids and relation["relatedSpdxElement"] in ids
    listed = run(f"{ROOT}/packaging/sbom", "--licences", PROGRAM)
    assert len(listed.splitlines()) == len(told["packages"]) and "libsodium23" in listed and "ISC" in listed, listed


@test
def the_container_file_copies_what_is_built_and_runs_as_nobody_else():
    with open(f"{ROOT}/packaging/Containerfile", encoding="utf-8") as file:
        text = file.read()
    for line in ("FROM docker.io/library/debian:12-slim", "USER recourse", "VOLUME /var/lib/recourse", "HEALTHCHECK "):
        assert f"\n{line}" in text, line
    for setting in re.findall(r"RECOURSE_([A-Z_]+)=", text):
        assert f"--{setting.lower().replace('_', '-')} " in run(BINARY, "help"), setting
