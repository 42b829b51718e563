#!/bin/sh
# The forecast of a book by many processes: forecast.sh BOOK PARTS FOLDER [OPTIONS OF PARALLEL...]
#
#     FORECAST='--as-of 2027-01-01 --by currency' sh forecast.sh all.db 8 parts
#     … sh forecast.sh all.db 64 parts --sshlogin 8/alpha,8/beta     on a folder that both see
#
# The result is FOLDER/forecast.csv, byte for byte what one process writes. FOLDER/jobs tells which
# part took how long and where; run again after a crash, only the parts that are missing are made: as
# long as FOLDER/asked is the same question, else all are. A status of 1 is an answer with findings;
# after any above it the part is tried again.
set -eu
[ $# -ge 3 ] || { echo "usage: forecast.sh BOOK PARTS FOLDER [OPTION OF PARALLEL...]" >&2; exit 2; }
book=$(realpath "$1") parts=$2 folder=$3
shift 3
mkdir -p "$folder"
cd "$folder"
asked="$book $(stat -c '%Y %s' "$book") $parts ${FORECAST:-}"
if [ "$(cat asked 2>/dev/null)" != "$asked" ]; then
    rm -f asked jobs forecast.csv ./*.part
    echo "$asked" >asked
fi
one="tenor forecast '$book' ${FORECAST:-} --shard {}/$parts -o {}.part --force -q; [ \$? -le 1 ]"
seq "$parts" |
    parallel --will-cite --wd "$PWD" --joblog jobs --resume-failed --retries 3 "$@" "$one"
# shellcheck disable=SC2046
tenor merge $(seq -f '%g.part' "$parts") -o forecast.csv --force -q
