# shellcheck shell=sh disable=SC2034 # what is set here is for the rows
# What the rows of the bench share; each row sources it from the root of the project, and everything that a row starts
# ends with it.
set -eu

binary=$PWD/build-bench/recourse
seconds=${BENCH_SECONDS:-5}
place=$(mktemp -d "${TMPDIR:-/tmp}/recourse-bench.XXXXXX")
pids=

stop_all() {
    status=$?
    trap - EXIT
    for pid in $pids; do
        if kill "$pid" 2>/dev/null; then
            wait "$pid" 2>/dev/null || :
        fi
    done
    rm -rf "$place"
    exit "$status"
}
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# report ROW OURS BASELINE RATIO AT_LEAST: one line of the table; "-" where there is nothing to say.
report() {
    printf '%s\t%s\t%s\t%s\t%s\n' "$@" | tee -a "${BENCH_TABLE:-/dev/null}"
}

median() {
    sort -n | awk '{ at[NR] = $1 } END { printf at[NR] < 1000 ? "%.2f\n" : "%.0f\n", (at[int((NR + 1) / 2)] + at[int(NR / 2) + 1]) / 2 }'
}

ratio() {
    awk -v a="$1" -v b="$2" 'BEGIN { if (b + 0 > 0) printf "%.2f", a / b; else print "-" }'
}

# serve DATABASE [OPTION...]: starts the server on a free port; its address comes to stand in $site, its process in $server. No line
# is logged a request, as nginx logs none here.
serve() {
    rm -f "$place/served"
    database=$1
    shift
    "$binary" serve --db "sqlite:$database" --listen 127.0.0.1:0 --address-connections 0 --network-connections 0 \
        --trusted-proxy 127.0.0.1 --quiet "$@" >"$place/served" 2>"$place/errors" &
    server=$!
    pids="$pids $server"
    site=
    for _ in $(seq 600); do
        site=$(sed -n 's/^listening on //p' "$place/served" 2>/dev/null || :)
        [ -z "$site" ] || return 0
        kill -0 "$server" 2>/dev/null || break
        sleep 0.05
    done
    cat "$place/errors" >&2
    return 1
}

# end PROCESS: stops what serve started, and waits until it has ended.
end() {
    kill "$1"
    wait "$1" || :
}

# spent: microseconds of the processor since the server began.
spent() {
    awk -v hertz="$(getconf CLK_TCK)" '{ printf "%.0f\n", ($14 + $15) * 1000000 / hertz }' "/proc/$server/stat"
}

# scale N: a database of N made-up questions, the same on every machine, at $scaled. It is kept in build-bench for as
# long as the program that made it.
scale() {
    scaled=$PWD/build-bench/scale-$1.db
    if [ ! -e "$scaled" ] || [ "$binary" -nt "$scaled" ]; then
        rm -f "$scaled"*
        "$binary" import generate --scale "$1" --db "sqlite:$scaled.part" >/dev/null
        "$binary" migrate --db "sqlite:$scaled.part" >/dev/null
        mv "$scaled.part" "$scaled"
    fi
    rm -f "$scaled".took "$scaled".worked
}

# serve_file FILE: nginx with a worker a core serves FILE at $rival/page; the rest of its configuration is what it takes
# to do nothing else: no log, connections kept, and compressed only what stands beside it as FILE.gz.
serve_file() {
    mkdir "$place/nginx"
    cp "$1" "$place/nginx/page"
    [ ! -e "$1.gz" ] || cp "$1.gz" "$place/nginx/page.gz"
    chmod -R a+rX "$place" # its workers may be another account's
    for _ in 1 2 3 4 5 6 7 8; do
        port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000))
        sed "s|PLACE|$place/nginx|; s|PORT|$port|; s|CORES|$(nproc)|" tests/bench/nginx.conf >"$place/nginx.conf"
        PATH=$PATH:/usr/sbin nginx -p "$place/nginx" -c "$place/nginx.conf" 2>>"$place/errors" &
        pid=$!
        rival=http://127.0.0.1:$port
        for _ in $(seq 40); do
            kill -0 $pid 2>/dev/null || continue 2
            if curl -sf -o "$place/rival" "$rival/page"; then
                pids="$pids $pid"
                cmp "$place/rival" "$1"
                return
            fi
            sleep 0.05
        done
    done
    cat "$place/errors" >&2
    return 1
}

# load SECONDS URL [HEADER]: requests a second over 32 kept connections. A reply that is not a success ends the bench.
load() {
    wrk -t2 -c32 -d"${1}s" -H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0' \
        -H "${3:-Accept: text/html}" "$2" >"$place/load"
    if grep -E 'Non-2xx|Socket errors' "$place/load" >&2; then
        echo "bench: $2 was not answered" >&2
        return 1
    fi
    sed -n 's/^Requests\/sec: *//p' "$place/load"
}

# in_turns OURS BASELINE [HEADER]: three rounds of both, one after the other; the medians in $ours and $base.
in_turns() {
    rm -f "$place/ours" "$place/base"
    load 1 "$1" "${3:-}" >/dev/null
    load 1 "$2" "${3:-}" >/dev/null
    for _ in 1 2 3; do
        load "$seconds" "$1" "${3:-}" >>"$place/ours"
        load "$seconds" "$2" "${3:-}" >>"$place/base"
    done
    ours=$(median <"$place/ours")
    base=$(median <"$place/base")
}

# The one address of question 1, behind its redirect.
question_page() {
    curl -sf -o /dev/null -w '%{redirect_url}' "$site/questions/1"
}
