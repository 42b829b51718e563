#!/bin/sh
# usage: run.sh PROGRAM      (UPDATE=1 rewrites the screens; read the diff then)
# Plays tests/tui/NAME.keys in a copy of samples/ and compares what is printed, text and ink planes,
# with NAME.screens. A first line "# in FOLDER" or "# file FILE" says where it starts.
set -u
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
export LC_ALL=C.UTF-8 TZ=Asia/Tokyo HOME=/dev/null/none
unset XDG_STATE_HOME XDG_CONFIG_HOME
samples=$here/../../samples
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0 count=0
for keys in "$here"/*.keys; do
    name=$(basename "$keys" .keys)
    rm -rf "$work/samples" && mkdir "$work/samples"
    for file in tenor log-monitoring.product acme.offer acme.contract storage.product \
        instalments.offer workspace.product tokyo.offer; do
        cp "$samples/$file.ini" "$work/samples"
    done
    cp "$samples"/mistakes/*.ini "$samples/acme.usage.csv" "$work/samples"
    case $name in catalogue|commands|find|paste|sort) cp "$samples"/catalogue.* "$work/samples" ;; esac
    if [ "$name" = files ]; then
        cp -r "$samples/templates" "$samples/platform.product.ini" "$work/samples"
        printf '\n[guardrails]\nmax_net_terms = 15\n[approver vp]\nmax_net_terms = 45\n' \
            >>"$work/samples/tenor.ini"
    fi
    [ "$name" = terms ] && cp "$samples/analytics.product.ini" "$work/samples"
    cp "$here/$name".*.ini "$here/$name".*.csv "$work/samples" 2>/dev/null # its own, if it has any
    case $name in first_run|sitting) rm -f "$work"/samples/* ;; esac
    start=$(sed -n 's/^# start //p' "$keys" | head -1)
    rm -rf "$work/config" && mkdir -p "$work/config/tenor"
    cp "$here/$name.config" "$work/config/tenor/config.ini" 2>/dev/null
    # shellcheck disable=SC2086
    (cd "$work/samples" && XDG_CONFIG_HOME=$work/config "$program" tui --script "$keys" $start) >"$work/got" 2>&1
    [ "$name" = exports ] && mkdir "$work/exports" && mv "$work"/samples/acme.* "$work/exports"
    [ "$name" = sitting ] && mv "$work/samples" "$work/sitting"
    count=$((count + $(grep -c '^+' "$work/got")))
    if [ -n "${UPDATE:-}" ]; then
        cp "$work/got" "$here/$name.screens"
    elif ! cmp -s "$work/got" "$here/$name.screens"; then
        echo "FAIL $name"
        diff "$here/$name.screens" "$work/got" | head -40
        failed=$((failed + 1))
    fi
done
# What was exported is what the command writes, byte for byte.
same() { # FILE SOURCE OPTION
    (cd "$samples" && "$program" export "$2" "$3" -q -o "$work/$1") 2>/dev/null
    cmp "$work/exports/$1" "$work/$1" || failed=$((failed + 1))
}
same acme.xlsx acme.offer.ini --for=buyer
same acme.changeset.json acme.offer.ini --changeset
same acme.journal acme.contract.ini --for=internal
# The page of the sitting is that of the files it saved; it says what was agreed.
(cd "$work/sitting" && mv hokuto.html seen.html && "$program" export hokuto.offer.ini -q -o hokuto.html \
    --as-of 2026-12-01 2>/dev/null && cmp seen.html hokuto.html && grep -q '119,000.00' seen.html) || failed=$((failed + 1))
echo "$count screens, $failed scripts differ"
[ $failed = 0 ]
