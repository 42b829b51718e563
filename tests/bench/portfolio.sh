#!/bin/sh
# A portfolio of many contracts, as one grows: cost in proportion, memory that stays, shards side by
# side, and what one would write instead. portfolio.sh [--whole] [BUILD]: books of 10, 20, 40 and 80
# thousand contracts, --whole of 100 to 800 thousand and a million. Processor time in pairs, so that
# a busy machine slows both sides; RUNS: pairs (3). Exits 1 when a bar is missed.
set -eu
cd "$(dirname "$0")/../.."
. tests/bench/bar.sh
scale=10000 files=4000
[ "${1:-}" != --whole ] || { scale=100000 files=16000; shift; }
build=$(realpath "${1:-build}")
here=$PWD/tests/bench tenor=$build/tenor pair=$build/bench_pair
[ -x "$tenor" ] || { echo "bench: no $tenor; sh tests/run.sh builds it" >&2; exit 2; }
for program in changes_make pair; do
    cc -O2 -D_GNU_SOURCE -o "$build/bench_$program" "tests/bench/$program.c"
done
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
divided() { awk -v n="$1" -v d="$2" 'BEGIN { printf "%.3f", n / d }'; }

# ours COMMAND BOOK: how it is run; as CSV where it does not say in which form.
ours() {
    case $1 in check) form='--format json' ;; *--format* | *-o*) form= ;; *) form='--format csv' ;; esac
    echo "$tenor ${1%% *} $2 ${1#"${1%% *}"} --as-of 2026-10-10 $form -q"
}

# grow COMMAND: each doubling of the book against the one before, and the largest peak.
grow() {
    smaller=$scale peak=0
    for larger in $((2 * scale)) $((4 * scale)) $((8 * scale)); do
        # shellcheck disable=SC2046,SC2086
        set -- "$1" $("$pair" "${RUNS:-3}" $(ours "$1" $larger.db) -- $(ours "$1" $smaller.db))
        [ "$#" = 6 ] || { failed=1; return; }
        bar "$1, $smaller to $larger contracts, times" "$(divided "$4" 1000)" below 2.1
        [ "$peak" -ge "$5" ] || peak=$5
        micros=$(divided "$2" $larger) smaller=$larger
    done
    bar "$1, peak of memory, MiB" "$(divided "$peak" 1024)" below 64
    printf '%-50s %9.2f\n' "$1, microseconds a contract" "$micros"
}
for times in 1 2 4 8; do
    python3 "$here/portfolio_make.py" $((times * scale)).db $((times * scale))
done
for command in 'forecast --by currency' 'forecast --by product' forecast invoice metrics check \
    'forecast --format table' 'forecast --format json' 'forecast --by buyer' 'forecast --in USD' \
    'forecast --shard 1/2 -o f.part --force' 'invoice --format table' 'invoice --format json' \
    'metrics --explain' 'metrics --explain --format table' 'metrics -o m.xlsx --force' \
    deadlines 'deadlines --format table' 'deadlines -o d.ics --force'; do
    grow "$command"
done

# One process a core: the second half of the time is what a single one leaves to the other core.
most=$((8 * scale))
whole=$(ours 'forecast --by currency' $most.db)
part() { "$tenor" forecast $most.db --as-of 2026-10-10 --by currency --shard "$1/2" -o "$1.part" \
    --force -q; }
side_by_side() { part 1 & first=$!; part 2; wait $first; }
seconds() { date +%s.%N; }
best=0
for round in 1 2 3; do # a busy machine has no second core
    began=$(seconds); $whole >whole.csv; between=$(seconds); side_by_side; ended=$(seconds)
    best=$(echo "$best $began $between $ended" | awk '{
        now = ($3 - $2) / ($4 - $3); print (now > $1 ? now : $1) }')
    [ "$(echo "$best" | awk '{ print ($1 >= 1.6) }')" = 0 ] || break
done
"$tenor" merge 2.part 1.part --format csv -q | cmp - whole.csv || failed=1
[ "$(nproc)" = 1 ] || bar "two shards side by side, times as fast (round $round)" "$best" above 1.6
if [ $scale = 100000 ]; then
    python3 "$here/portfolio_make.py" million.db 1000000
    # shellcheck disable=SC2046
    set -- $("$pair" 1 $(ours 'forecast --by currency' million.db) -- true)
    bar "a million contracts, microseconds each" "$(divided "$1" 1000000)" below 30
    bar "a million contracts, MiB" "$(divided "$4" 1024)" below 64
    rm million.db
fi

# The same totals by a script.
python3 "$here/portfolio_make.py" other.db $scale
python3 "$here/portfolio_other.py" other.db 12 >other.sums
one=$(ours 'forecast --by currency' other.db)
$one | awk -F, 'NR > 1 { print $2 "," $5 "," $9 }' | cmp - other.sums ||
    { echo "python3: other sums"; failed=1; }
# shellcheck disable=SC2046,SC2086
set -- $("$pair" 1 python3 "$here/portfolio_other.py" other.db 12 -- $one)
bar "times as fast as sqlite3 and fractions of Python" "$(divided "$3" 1000)" above 50

python3 "$here/portfolio_make.py" - $files folder
for command in 'forecast --by currency' check deadlines; do
    # shellcheck disable=SC2046
    set -- "$command" $("$pair" 1 $(ours "$command" folder) -- true)
    bar "$1, a folder of $files files, seconds" "$(divided "$2" 1000000)" below "$(divided $files 8000)"
done

"$build/bench_changes_make" 1000000 >changes.csv
# shellcheck disable=SC2046
set -- $("$pair" "${RUNS:-3}" "$tenor" prorate --batch changes.csv -q -- true)
bar "million changes prorated a second" "$(divided 1000000 "$1")" above 3
exit $failed
