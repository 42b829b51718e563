#!/bin/sh
# A tour of Tenor: builds it (installing what is missing), then does the main job on the samples in
# this folder and says at each step what it does and what to try next.
#
#   sh samples/tour.sh [OUTPUT-FOLDER]      default: tour-out below the build folder
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
sh tests/setup.sh build

build=${TENOR_BUILD:-build}
case $build in /*) ;; *) build=$root/$build ;; esac
echo "Building Tenor in $build …"
mkdir -p "$build"
{
    [ -f "$build/CMakeCache.txt" ] || cmake -G Ninja -S . -B "$build" -DCMAKE_BUILD_TYPE=Release \
        -DTN_TESTS=OFF
    cmake --build "$build" --target tenor
} >"$build/tour.log" 2>&1 || { tail -20 "$build/tour.log"; exit 1; }

out=${1:-$build/tour-out}
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd samples
count=0
said=$(mktemp)
trap 'rm -f "$said"' EXIT

# step STATUS TEXT ARGUMENTS...: runs tenor and shows it, at most 40 lines of what it says.
step() {
    expected=$1 text=$2 status=0
    shift 2
    count=$((count + 1))
    printf '\n── %d. %s\n\n$ tenor' "$count" "$text"
    for word; do
        case $word in
        *[!-A-Za-z0-9_./=%:@,]*) printf " '%s'" "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    echo
    "$build/tenor" "$@" >"$said" 2>&1 || status=$?
    head -n 40 "$said"
    lines=$(wc -l <"$said")
    [ "$lines" -le 40 ] || echo "… $((lines - 40)) more lines"
    [ "$status" = "$expected" ] || {
        echo "tour: status $status, expected $expected" >&2
        exit 1
    }
}
next() {
    printf '\n   Next: %s\n' "$1"
}

step 1 'A product full of mistakes: every one is found, with its place and how to mend it' \
    check mistakes/mistakes.product.ini
next "tenor explain CODE says the rule behind a code and who made it, as in:"
step 0 'The rule behind one of them' explain PRD-001

step 0 'A product as it should be: AWS'"'"'s own data storage example' check storage.product.ini
step 0 'The same as buyers will see it' show log-monitoring.product.ini
next "change a price in samples/storage.product.ini and check it again"

step 0 'A private offer: what it is worth, when it is paid, what AWS keeps' quote acme.offer.ini
next "the same with --explain shows how each number came about"
step 0 'Every duration side by side: is the longer one worth it?' quote acme.offer.ini --compare
step 0 'Several offers side by side' quote acme.offer.ini round-total.offer.ini
step 0 'What if the discount were larger? Nothing is written.' quote acme.offer.ini --discount 15%
next "tenor quote acme.offer.ini --target 3500 finds the discount that gives a total"

step 0 'Twelve instalments that sum up to the cent' quote instalments.offer.ini

for format in csv json txt; do
    step 0 "The draft as .$format (text is the notice to the buyer)" export acme.offer.ini --force \
        -o "$out/acme.$format"
done

step 0 'A contract: every invoice of its life, the upgrade in April among them' \
    invoice acme.contract.ini
step 0 'What if the upgrade had come in February, to another tier? Credit, charge, due' \
    upgrade acme.contract.ini --on 2026-02-15 --set standard=1 --explain
next "the same with --policies all: how others would have prorated it"
printf '\nWritten to %s:\n' "$out"
ls -l "$out"
echo
echo "That was the tour. Go on with samples/README.md, or: $build/tenor help"
