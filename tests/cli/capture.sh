#!/bin/sh
# Stands in for the program in a run of run.sh: the same call is made again for JSON and for CSV, and
# what comes is kept for schemas.py. TN_PROGRAM is the program, TN_CAPTURED the folder.
set -u
case "$* " in # reads only, what the command otherwise writes
import\ *--dry-run\ * | book\ info\ *) ;;
import\ * | book\ *) exec "$TN_PROGRAM" "$@" ;;
esac
for word; do
    case $word in
    --write* | --force | -o* | --output* | --format=* | --batch* | --man | --reopen | --help | -h | \
        --version | tui | init | new | help | completion | close | accept | approve | freeze)
        exec "$TN_PROGRAM" "$@" ;;
    esac
done
[ $# -gt 0 ] || exec "$TN_PROGRAM"
kept=$(mktemp "$TN_CAPTURED/XXXXXXXX")
as() { # as FORM WORDS...: the words with --format FORM in place of what they say
    form=$1 skip=
    shift
    for word; do
        shift
        case $skip$word in
        --format) skip=yes ;;
        yes*) skip= ;;
        *) set -- "$@" "$word" ;;
        esac
    done
    "$TN_PROGRAM" "$@" --format "$form" </dev/null >"$kept.$form" 2>/dev/null
}
printf '%s\n' "$*" >"$kept"
as json "$@"
as csv "$@"
exec "$TN_PROGRAM" "$@"
