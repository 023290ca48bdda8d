"""A bare Debian becomes a desk with TLS, loses its disk and moves to PostgreSQL, by the manual's own commands in their order."""
import os
import re
import subprocess
import tempfile

from house import ROOT, run, test
from packages import package


def block_of(heading, of="operations"):
    """The commands that stand below a heading of the manual."""
    with open(f"{ROOT}/doc/{of}.md", encoding="utf-8") as file:
        part = re.search(rf"^##+ {re.escape(heading)}\n(.*?)(?=^##|\Z)", file.read(), re.M | re.S).group(1)
    found = re.findall(r"^ {4,}(\S.*?)(?:\s+# .*)?$", part, re.M)
    assert found, heading
    return "\n".join(found) + "\n"


# What a machine has that no test has: packages by the network, and systemd. Each does what it is asked for as the unit says.
MACHINE = r"""
set -eux
mkdir -p /usr/local/bin
cat >/usr/local/bin/apt-get <<'END'
#!/bin/sh
set -eu
shift
for name in "$@"; do
    case $name in
    ./*) dpkg -i "/pack/${name#./}" && systemctl start recourse ;;
    *) dpkg -s "$name" | grep -q '^Status: install ok installed' || dpkg -s "$name-15" ;;
    esac
done
END
cat >/usr/local/bin/systemctl <<'END'
#!/bin/sh
set -eu
case $* in
*'restart nginx') nginx -s quit 2>/dev/null || true; sleep 1; nginx ;;
*'stop recourse') kill "$(cat /tmp/pid)"; while kill -0 "$(cat /tmp/pid)" 2>/dev/null; do sleep 0.1; done ;;
*'start recourse')
    cd /var/lib/recourse
    umask 077
    own=/etc/systemd/system/recourse.service.d/db.conf
    if [ -e $own ]; then
        install -D -m 400 -o recourse "$(sed -n 's/^LoadCredential=db://p' $own)" /tmp/credentials/db
        chmod 755 /tmp/credentials
        grep -q '^Environment=RECOURSE_DB_FILE=%d/db$' $own
        export RECOURSE_DB_FILE=/tmp/credentials/db
    fi
    runuser -u recourse -- sh -c 'echo $$ >/tmp/pid; exec recourse serve --config /etc/recourse.conf' >>/tmp/journal 2>&1 &
    recourse healthcheck --config /etc/recourse.conf --wait 60 ;;
daemon-reload) ;;
*) exit 9 ;;
esac
END
cat >/usr/local/bin/journalctl <<'END'
#!/bin/sh
grep -- "${4#--grep=}" /tmp/journal
END
chmod +x /usr/local/bin/apt-get /usr/local/bin/systemctl /usr/local/bin/journalctl
chmod 1777 /tmp
rm -rf /etc/nginx/conf.d/* /etc/nginx/sites-enabled/*
ln -s /etc/nginx/sites-available/default /etc/nginx/sites-enabled/default
echo '127.0.0.1 localhost help.example.org' >/etc/hosts
look() { curl -sk -o /dev/null -w '%{http_code}' "$1"; }
"""

ARRIVED = r"""
[ "$(look https://help.example.org/questions)" = 200 ]
[ "$(look https://help.example.org/metrics)" = 403 ]
[ "$(curl -sk https://help.example.org/questions -o /dev/null -w '%{http_version}')" = 2 ]
key=$(grep -o '/set-up?key=.*' /tmp/journal | tail -n 1)
curl -sk "https://help.example.org$key" | grep -q 'name="password"'
recourse user add first --role operator --config /etc/recourse.conf
copy=/var/lib/recourse/copies/recourse-20261129T030000Z.db
recourse backup --config /etc/recourse.conf "$copy"
recourse export --config /etc/recourse.conf /tmp/first
recourse user add later --config /etc/recourse.conf
"""

LOST = r"""
[ "$(look https://help.example.org/questions)" = 200 ]
recourse user list --config /etc/recourse.conf --json >/tmp/people
grep -q '"first"' /tmp/people && ! grep -q '"later"' /tmp/people
recourse check --config /etc/recourse.conf
"""

POSTGRES = r"""
programs=/usr/lib/postgresql/15/bin
install -d -o postgres /tmp/cluster /run/postgresql
(cd / && runuser -u postgres -- $programs/initdb -D /tmp/cluster --auth-host scram-sha-256 --auth-local peer >/dev/null)
(cd / && runuser -u postgres -- $programs/pg_ctl -D /tmp/cluster -w -l /tmp/cluster/log start >/dev/null)
"""

MOVED = r"""
RECOURSE_DB_FILE=/etc/recourse.db-url recourse export --config /etc/recourse.conf /tmp/moved
diff -r /tmp/first /tmp/moved
grep -q database=postgres /tmp/journal
[ "$(look https://help.example.org/questions)" = 200 ]
systemctl stop recourse
(cd / && runuser -u postgres -- $programs/pg_ctl -D /tmp/cluster -m fast stop >/dev/null)
nginx -s quit
echo arrived
"""


@test
def a_bare_debian_becomes_a_desk_with_tls_by_the_manual_alone():
    deb = package("0.1.0")
    # The machine's own files, in layers of memory, and a network of its own: nothing of it stays.
    arrange = ('ip link set lo up && mount -t tmpfs tmpfs "$2" && mkdir "$2/up" "$2/work" "$2/all" && '
               'mount -t overlay overlay -o "lowerdir=/,upperdir=$2/up,workdir=$2/work" "$2/all" && '
               'mount --bind /dev "$2/all/dev" && mount -t proc proc "$2/all/proc" && mount -t tmpfs tmpfs "$2/all/tmp" && '
               'mkdir -p "$2/all/pack" && cp "$1" "$2/all/pack" && exec chroot "$2/all" sh -c "$3"')
    lived = (MACHINE + block_of("From a bare Debian to a desk with TLS") + ARRIVED + "systemctl stop recourse; rm /var/lib/recourse/recourse.db*\nsystemctl start recourse\n" +
             block_of("After a lost disk") + LOST + POSTGRES + block_of("To PostgreSQL, and back") + MOVED)
    lived = lived.replace("recourse_0.1.0_amd64.deb", os.path.basename(deb))
    place = tempfile.mkdtemp(prefix="recourse-bare.")
    done = subprocess.run(["unshare", "--mount", "--net", "--propagation", "private", "sh", "-c", arrange, "sh", deb, place, lived],
                          stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, stderr=subprocess.STDOUT, text=True, check=False, timeout=300,
                          env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "TMPDIR": "/tmp"})
    run("rm", "-rf", place)
    assert done.returncode == 0 and done.stdout.rstrip().endswith("arrived"), done.stdout[-3000:]
