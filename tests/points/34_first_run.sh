#!/bin/bash
# An empty folder: a welcome, the demo, and commands that work.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
rm -rf "$files" && mkdir "$files"
export HOME=$work/home
mkdir "$HOME"
up 100 30 A=1 tui
check "welcome" wait_for "Welcome"
check "how to begin" wait_for "write the worked example here"
check "nothing is written" test -z "$(find "$files" "$HOME" -mindepth 1)"
keys d
check "the demo loads" wait_for "Northwind Log Monitoring"
check "and its offer" wait_for "Acme KK"
keys q
wait_for "ended=0"
check "tenor in a folder is the same" eval 'up 100 30 A=1; wait_for "Northwind Log Monitoring"'
rm -rf "$files" && mkdir "$files"
check "init" returns 0 init demo
check "check" returns 0 check demo
check "quote" returns 0 quote demo/acme.offer.ini
finish
