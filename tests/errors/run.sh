#!/bin/sh
# Every finding code can be met: each folder XXX-000 here holds an input that raises that code.
# By default `tenor check` reads every .ini of the folder; a file `command` says another way (the
# folder is copied first, `tenor` is the program). run.sh PROGRAM [CODE...]
set -u
program=$(realpath "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
mkdir "$room/bin"
ln -s "$program" "$room/bin/tenor"
export PATH="$room/bin:$PATH" LC_ALL=C.UTF-8 TZ=UTC
failed=0 count=0
[ $# != 0 ] || set -- "$here"/[A-Z][A-Z][A-Z]-[0-9]*
for folder; do
    code=$(basename "$folder")
    [ -d "$here/$code" ] || continue
    count=$((count + 1))
    cp -r "$here/$code" "$room/$code"
    cd "$room/$code" || exit 1
    if [ -f command ]; then
        sh ./command
    else
        tenor check ./*.ini
    fi >"$room/said" 2>&1
    status=$?
    if [ $status = 5 ] || [ $status -ge 126 ] || ! grep -qF "[$code]" "$room/said"; then
        echo "$code: not raised (status $status)"
        head -5 "$room/said"
        failed=$((failed + 1))
    fi
done
echo "$count codes, $failed not raised"
[ $failed = 0 ]
