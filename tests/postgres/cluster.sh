# shellcheck shell=sh
# shellcheck disable=SC2154
# Clusters of PostgreSQL 15 on Unix sockets, as an unprivileged user, gone at the end; to be sourced
# after `extension` (tenor.so) and `source` (src/postgres) are set. Gives $room, a folder of its own
# whose w/ the servers read, and the functions below. Status 77: there is no PostgreSQL here.
bin=$(pg_config --bindir 2>/dev/null || echo /usr/lib/postgresql/15/bin)
[ -x "$bin/initdb" ] || { echo "no PostgreSQL here"; exit 77; }
room=$(mktemp -d /tmp/tenor-pg-XXXXXX)
user=$(id -un)
[ "$(id -u)" != 0 ] || user=nobody
chmod 755 "$room"
mkdir "$room/lib" "$room/w"
chown "$user" "$room" "$room/w" 2>/dev/null || true
trap 'stop c; stop s1; stop s2; stop s3; rm -rf "$room"' EXIT
cp "$extension" "$room/lib/tenor.so" && chmod 755 "$room/lib" "$room/lib/tenor.so"

# as COMMAND...: as the servers' user.
as() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid="$user" --regid=nogroup --clear-groups \
            env HOME="$room" PATH="$PATH" LC_ALL=C "$@"
    else
        env LC_ALL=C "$@"
    fi
}
stop() { as "$bin/pg_ctl" -D "$room/$1" -m immediate -w stop >/dev/null 2>&1 || true; }

# start NAME PORT: a server with the functions of tenor.
start() {
    if [ -d "$room/empty" ]; then
        cp -a "$room/empty" "$room/$1"
    else
        as "$bin/initdb" -D "$room/$1" -U tenor -A trust --no-sync >/dev/null
        echo "dynamic_library_path = '$room/lib:\$libdir'" >>"$room/$1/postgresql.conf"
        cp -a "$room/$1" "$room/empty"
    fi
    as "$bin/pg_ctl" -D "$room/$1" -w -l "$room/w/$1.log" -o "-k $room/w -p $2 -h '' -c fsync=off \
        -c max_parallel_workers_per_gather=0" start >/dev/null
    # where a package would install it, CREATE EXTENSION finds the same text
    sed 's/^\\echo.*//; s#MODULE_PATHNAME#tenor#' "$source/tenor--1.0.sql" | q "$2" -f - >/dev/null
}

# q PORT OPTION...: psql, to which an error is one.
q() {
    port=$1
    shift
    as psql -X -q -h "$room/w" -p "$port" -U tenor -d postgres -v ON_ERROR_STOP=1 -At "$@"
}

# part PORT: the server of the samples, with what its contracts come to in 2026 as forecast_part.
part() { q "$1" -v from=2026-01-01 -v months=12 -f - <"$source/../../samples/portfolio/server.sql"; }

# spread: servers s1 to s3 beside the coordinator c, as the samples say: its table contract and its
# view forecast.
spread() {
    for i in 1 2 3; do
        start "s$i" "654$i"
        part "654$i"
    done
    q 6540 -v host1="$room/w" -v port1=6541 -v host2="$room/w" -v port2=6542 -v host3="$room/w" \
        -v port3=6543 -f - <"$source/../../samples/portfolio/coordinator.sql"
}
