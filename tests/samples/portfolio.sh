#!/bin/bash
# usage: portfolio.sh PROGRAM [ssh]: samples/portfolio/forecast.sh as it is documented, by GNU
# parallel: parts in any order, one killed, the whole killed and run again, give the bytes of one
# process. ssh: over two servers of the test's own on loopback. 77: a program is missing.
set -u
cd "$(dirname "$0")/../.." || exit 2
program=$(realpath "$1")
command -v parallel >/dev/null || { echo "portfolio: no GNU parallel here"; exit 77; }
sshd=$(PATH=$PATH:/usr/sbin command -v sshd)
[ "${2:-}" != ssh ] || [ -n "$sshd" ] || { echo "portfolio: no ssh server here"; exit 77; }
root=$PWD room=$(mktemp -d)
daemons=
# shellcheck disable=SC2086
trap '[ -z "$daemons" ] || kill $daemons; rm -rf "$room"' EXIT
mkdir "$room/bin" "$room/home"
export HOME=$room/home LC_ALL=C.UTF-8
# Kills itself in the middle of its first try at part 3, as a machine that goes down would.
cat >"$room/bin/tenor" <<END
#!/bin/sh
case "\$*" in *"--shard 3/"*) mkdir "$room/tried" 2>/dev/null && kill -9 \$\$ ;; esac
case "\$*" in *"--shard 5/"*) while [ -e "$room/wait" ]; do touch "$room/waits"; sleep 0.1; done ;; esac
echo "\$*" >>"$room/calls"
exec "$program" "\$@"
END
chmod +x "$room/bin/tenor"
export PATH=$room/bin:$PATH
failed=0
fail() { echo "FAIL $1"; failed=$((failed + 1)); }

cd "$room" || exit 2
python3 "$root/tests/bench/portfolio_make.py" all.db 700
# One that cannot be billed: status 1 of its shard is an answer.
sqlite3 all.db "UPDATE document SET body = replace(CAST(body AS TEXT), '2026-', '2026/')
    WHERE id = 'C-00000013'"
export FORECAST='--as-of 2026-10-10 --by currency'
# shellcheck disable=SC2086
tenor forecast all.db $FORECAST --format csv >whole.csv 2>/dev/null
[ "$(wc -l <whole.csv)" = 13 ] || fail "the whole has $(wc -l <whole.csv) lines"
on=()

start_servers() {
    mkdir -p keys
    [ "$(id -u)" != 0 ] || mkdir -p /run/sshd
    ssh-keygen -q -t ed25519 -N '' -f keys/host
    ssh-keygen -q -t ed25519 -N '' -f keys/own
    for n in 1 2; do
        local port=$((20000 + $$ % 20000 + n))
        cat >"keys/sshd$n" <<END
Port $port
ListenAddress 127.0.0.1
HostKey $room/keys/host
AuthorizedKeysFile $room/keys/own.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
SetEnv PATH=$PATH LC_ALL=C.UTF-8
END
        cat >>keys/config <<END
Host server$n
    HostName 127.0.0.1
    Port $port
    IdentityFile $room/keys/own
    IdentitiesOnly yes
    StrictHostKeyChecking no
    UserKnownHostsFile $room/keys/known
    LogLevel ERROR
END
        "$sshd" -D -e -f "keys/sshd$n" 2>"keys/log$n" &
        daemons="$daemons $!"
    done
    for n in 1 2; do
        for _ in $(seq 50); do
            ssh -F keys/config "server$n" true 2>/dev/null && break
            sleep 0.2
        done
    done
    ssh -F keys/config server2 'tenor --version' >/dev/null || { fail "no ssh"; cat keys/log2; }
    on=(--ssh "ssh -F $room/keys/config" --sshlogin "2/server1,2/server2")
}
[ "${2:-}" != ssh ] || start_servers

# Part 3 dies once and is tried again; the sum is merged with status 1, for the contract in error.
sh "$root/samples/portfolio/forecast.sh" all.db 7 parts ${on[@]+"${on[@]}"} 2>err
[ $? = 1 ] || { fail "status"; cat err; }
cmp whole.csv parts/forecast.csv || fail "the parts are another sum"
[ "$(grep -c -- '--shard' calls)" = 7 ] || fail "$(grep -c -- '--shard' calls) parts made, not 7"
[ -d tried ] || fail "part 3 was never killed"

# Killed while part 5 runs; run again, it makes what is missing alone.
rm -r calls parts tried
touch wait
sh "$root/samples/portfolio/forecast.sh" all.db 7 parts -j 1 ${on[@]+"${on[@]}"} 2>/dev/null &
for _ in $(seq 300); do
    [ ! -e waits ] || break
    sleep 0.1
done
pkill -9 -P $! 2>/dev/null
wait $! 2>/dev/null
[ ! -e parts/forecast.csv ] || fail "a sum of some parts"
before=$(grep -c -- '--shard' calls)
ended=$(awk 'NR > 1 && !$7 && !$8 { print $1 }' parts/jobs)
[ "$before" -lt 7 ] || fail "$before parts before the kill"
rm wait
for _ in $(seq 600); do # what a killed parallel leaves goes on; it would count for what comes next
    pgrep -f -- "$room/all.db .*--shard" >/dev/null || break
    sleep 0.1
done
sh "$root/samples/portfolio/forecast.sh" all.db 7 parts ${on[@]+"${on[@]}"} 2>/dev/null
cmp whole.csv parts/forecast.csv || fail "another sum after a crash"
for part in $ended; do # what was running, one on each server, may be made again
    [ "$(grep -c -- "--shard $part/7" calls)" = 1 ] || fail "part $part was made twice"
done
[ -n "$ended" ] || fail "nothing had ended before the kill"

# Another question in the same folder is answered afresh, the same one from what is there.
ask() { # BOOK PARTS MADE OPTIONS
    export FORECAST=$4
    rm -f calls
    # shellcheck disable=SC2086
    "$program" forecast "$1" $FORECAST --format csv >whole.csv 2>/dev/null
    sh "$root/samples/portfolio/forecast.sh" "$1" "$2" parts ${on[@]+"${on[@]}"} 2>/dev/null
    cmp whole.csv parts/forecast.csv || fail "the answer to another question than $*"
    made=$(grep -c -- '--shard' calls)
    [ "$made" = "$3" ] || fail "$made parts made for $*"
}
ask all.db 7 0 "$FORECAST"
ask all.db 7 7 '--as-of 2027-10-10 --by currency'
ask all.db 3 3 '--as-of 2027-10-10 --by currency'
sqlite3 all.db "VACUUM INTO 'other.db'" "ATTACH 'other.db' AS o" \
    "DELETE FROM o.document WHERE id > 'C-00000300'"
ask other.db 3 3 '--as-of 2027-10-10 --by currency'
ask other.db 3 0 '--as-of 2027-10-10 --by currency'
echo "a sum of 7 parts, one killed; killed after $before and run again: $failed failures"
exit $failed
