#!/bin/sh
# What late.c stands in for, to OUT: a row TN_LATE(number, function, library) for each function that an
# archive asks for and a shared library has. late.sh NM OBJDUMP OUT (ARCHIVE|LIBRARY)...
set -eu
nm=$1 objdump=$2 out=$3
shift 3
for file; do
    case $file in
    *.a) "$nm" -u "$file" | awk '$1 == "U" { print "asked", $2 }' ;;
    *)
        name=$("$objdump" -p "$file" | awk '/SONAME/ { print $2 }')
        "$nm" -D --defined-only "$file" |
            awk -v name="$name" '$2 == "T" { sub(/@.*/, "", $3); print "has", $3, name }'
        ;;
    esac
done | awk '$1 == "asked" { asked[$2] } $1 == "has" { home[$2] = $3 }
    END { for (f in home) if (f in asked) print f, home[f] }' | LC_ALL=C sort |
    awk '{ printf "TN_LATE(%d, %s, \"%s\")\n", NR - 1, $1, $2 }' >"$out"
