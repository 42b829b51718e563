#!/bin/sh
# Workbooks against the bare library and openpyxl, by processor time (a busy machine says nothing by
# the clock): 1,000,000 rows x 10 columns at most 1.25 x the library alone, reading back included,
# under 32 MiB, at least 3.8 x as fast as openpyxl's write-only mode (on a tenth of the rows); a
# draft of 60 instalments on tmpfs under 60 ms. xlsx.sh [BUILD]; ROWS says how many.
set -eu
cd "$(dirname "$0")/../.."
build=$(realpath "${1:-build}")
rows=${ROWS:-1000000}
folder=$(mktemp -d)
small=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf "$folder" "$small"' EXIT
libraries=
for floor in format report engine model base; do libraries="$libraries $build/libtn_$floor.a"; done
# shellcheck disable=SC2086,SC2046
cc -O2 -Iinclude -Isrc -o "$folder/rows" tests/bench/xlsx_rows.c $libraries \
    $(pkg-config --libs xlsxwriter libzip libutf8proc) -lm

spent() { # COMMAND...: seconds of the processor and KiB
    python3 -c 'import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
u = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{u.ru_utime + u.ru_stime:.3f} {u.ru_maxrss}")' "$@"
}
cat >"$folder/theirs.py" <<'END'
import sys, openpyxl
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet("Lines")
words = ["C-0001", "upgrade-credit", "Additional hosts", "xhosts", "C-0001-2027-04-11-upgrade"]
for i in range(int(sys.argv[2])):
    sheet.append(words + [45569 + i % 4000, i % 1000, i % 977 / 100, i * 37 % 1000000 / 100,
                          i * 11 / 100])
book.save(sys.argv[1])
END
bare=$(spent "$folder/rows" bare "$folder/bare.xlsx" "$rows")
ours=$(spent "$folder/rows" ours "$folder/ours.xlsx" "$rows")
theirs=$(spent /usr/bin/python3 "$folder/theirs.py" "$folder/theirs.xlsx" $((rows / 10)))
cp -r samples/. "$small/"
sed -e 's/^duration .*/duration = 60m/' -e 's/^count .*/count = 60/' -e '/^discount/d' -e 's/^first .*/first = 2026-12-01/' \
    -e 's/^quantity = 1/quantity = 1\nprice = 6000/' samples/instalments.offer.ini >"$small/sixty.offer.ini"
cc -O2 -D_GNU_SOURCE -o "$folder/measure" tests/bench/measure.c
draft=$("$folder/measure" 21 "$build/tenor" export "$small/sixty.offer.ini" -q --force -o "$small/s.xlsx" |
    cut -d' ' -f1)
echo "$bare $ours $theirs $draft" | awk -v rows="$rows" '{
    printf "%d rows x 10: the library alone %.2f s, ours with reading back %.2f s: %.2f x (1.25)\n", rows, $1, $3, $3 / $1
    printf "peak %.1f MiB (32)\n", $4 / 1024
    printf "openpyxl write-only %.2f s for a tenth: %.1f x (3.8)\n", $5, $5 * 10 / $3
    printf "a draft of 60 instalments: %.1f ms (60)\n", $7 / 1000
    exit $3 / $1 > 1.25 || $4 / 1024 > 32 || $5 * 10 / $3 < 3.8 || $7 / 1000 > 60
}'
