#!/bin/sh
# samples/ci in a repository of its own: the hook lets a good commit pass and stops a broken one, also
# one whose work tree is mended and whose index is not; the workflow's check gives SARIF at the line;
# the Makefile makes its pages. ci.sh PROGRAM
set -eu
program=$(realpath "$1")
samples=$(cd "$(dirname "$0")/../../samples" && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
fail() { echo "ci: $*"; exit 1; }
mkdir "$room/bin" "$room/temp" && ln -s "$program" "$room/bin/tenor"
PATH=$room/bin:$PATH
export PATH HOME="$room" GIT_CONFIG_NOSYSTEM=1 RUNNER_TEMP="$room/temp"
tenor init "$room/work" >/dev/null 2>&1
cd "$room/work"
git init -q . && git config user.email a@example.com && git config user.name A
cp "$samples/ci/pre-commit" .git/hooks/pre-commit
git add .
git commit -qm good >/dev/null 2>&1 || fail "a good commit was stopped"

line=$(grep -n '^duration' acme.offer.ini | cut -d: -f1)
sed -i "${line}s/^duration/durration/" acme.offer.ini
git add .
! git commit -qm broken >"$room/out" 2>&1 || fail "a broken commit was made"
grep -q "^acme.offer.ini:$line:1: error: .*durration" "$room/out" || { cat "$room/out"; fail "not said where"; }
git show HEAD:acme.offer.ini >acme.offer.ini
! git commit -qm staged >/dev/null 2>&1 || fail "what is committed was not checked, but the work tree"

git commit -q --no-verify -m broken && git checkout -q .
awk '/- name: Check every file/ { getline; sub(/^ *run: /, ""); sub(/today/, "2026-12-01"); print }' "$samples/ci/offers.yml" >"$room/step.sh"
grep -q 'tenor check' "$room/step.sh" || fail "the workflow has no check"
! sh -e "$room/step.sh" >/dev/null 2>&1 || fail "the workflow passes a broken commit"
grep -q '"startLine": *'"$line"'\b' "$room/temp/tenor.sarif" || fail "the SARIF has no line $line"

rm "$room/temp/tenor.sarif"
git revert --no-edit HEAD >/dev/null 2>&1
sh -e "$room/step.sh" >/dev/null 2>&1 || fail "the workflow stops a good commit"
cp "$samples/ci/Makefile" .
make -s check offers >/dev/null 2>&1 || fail "make check offers"
for file in acme.html acme.xlsx; do
    [ -s $file ] || fail "make made no $file"
done
make -s offers 2>&1 | grep . && fail "make made again what was not changed"
touch acme.offer.ini
[ "$(make offers 2>/dev/null | grep -c 'tenor export')" = 2 ] || fail "nothing made anew"
echo "ci: all fine"
