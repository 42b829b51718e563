#!/bin/sh
# Debian's change log from the newest day of data/manual/changes.txt:
# changelog.sh CHANGES VERSION MAINTAINER OUT
set -eu
day=$(grep -m1 -E '^[A-Z][a-z]+ [0-9]+, [0-9]{4}$' "$1")
{
    printf 'tenor (%s) unstable; urgency=medium\n\n' "$2"
    printf '  * What changed, in users'"'"' words: tenor help changes.\n\n'
    printf ' -- %s  %s\n' "$3" "$(LC_ALL=C date -u -d "$day" '+%a, %d %b %Y %H:%M:%S +0000')"
} | gzip -9n >"$4"
