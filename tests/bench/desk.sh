#!/bin/sh
# The terminal program in a folder of 1,000 offers and a product of 200 dimensions (desk.c), in time
# of its own on the processor, and whether it rests when nobody types. desk.sh [BUILD]. Exits 1 when a
# limit is missed.
set -eu
export HOME=/dev/null/none # no settings of the person's own
unset XDG_CONFIG_HOME XDG_STATE_HOME
cd "$(dirname "$0")/../.."
build=$(realpath "${1:-build}")
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cp samples/catalogue.product.ini samples/catalogue.dimensions.csv samples/tenor.ini \
    samples/log-monitoring.product.ini samples/acme.contract.ini "$room"
for i in $(seq 1000); do
    sed "s/^name .*/name = Offer $i/; s/^quantity = 1$/quantity = $((i * 37 % 1009))/" \
        samples/acme.offer.ini >"$room/acme-$i.offer.ini"
done
failed=0
"$build/tests/bench_desk" "$room" || failed=1

# Two seconds without a key, once all files are read: what the program itself uses of them.
command -v tmux >/dev/null || exit $failed
socket=bench$$
tmux -L $socket -f /dev/null new -d -x 100 -y 30 "exec $build/tenor tui $room"
pid=$(tmux -L $socket display-message -p '#{pane_pid}')
used() { awk '{print $14 + $15}' "/proc/$pid/stat"; }
for _ in $(seq 100); do
    sleep 0.2
    tmux -L $socket capture-pane -p | grep -q '^ 1003 files' && break
done
before=$(used)
sleep 2
after=$(used)
tmux -L $socket kill-server
echo "two seconds at rest: $((after - before)) hundredths of a second of processor time"
[ $((after - before)) = 0 ] || failed=1
exit $failed
