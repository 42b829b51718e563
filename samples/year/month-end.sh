#!/bin/sh
# The end of a month in a folder of contracts: what AWS billed agrees with them, the month is kept,
# its register and its journal go to the books.
#
#   sh month-end.sh FOLDER 2026-04 OUTPUT-FOLDER     FOLDER holds feed.csv and usage.csv, too
set -eu
folder=$1 month=$2 out=$3
first=$month-01
last=$(date -u -d "$first +1 month -1 day" +%F)
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$folder"
# An exception ends the script (status 1): mend the contract, or ask AWS, before the month is kept.
tenor reconcile . -q --actual feed.csv --usage usage.csv --until "$last" --as-of "$last"
# What is kept can be compared for ever: later changes are told with the amount to book.
tenor close . -q --through "$month" --usage usage.csv
tenor invoice . -q --usage usage.csv --from "$first" --until "$last" --force -o "$out/register.csv"
tenor export . -q --usage usage.csv --from "$first" --until "$last" --force --for internal \
    --layout quickbooks -o "$out/journal.csv"
