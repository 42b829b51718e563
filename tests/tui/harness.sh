#!/bin/bash
# Sourced by tests/points/*.sh and shots.sh: the program in a fresh copy of samples/, on the command
# line (run), with keys but no terminal (play), and in a real terminal (up, tmux). Everything waits
# for what it wants to see, up to a deadline; each test has a tmux server of its own.
set -u
program=$(realpath "$1")
samples=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../samples" && pwd)
export LC_ALL=C.UTF-8 TZ=UTC HOME=/dev/null/none
unset XDG_STATE_HOME XDG_CONFIG_HOME
unset NO_COLOR
work=$(mktemp -d)
files=$work/files
socket=tenor$$ number=0 failed=0 count=0 status=0
trap 't kill-server 2>/dev/null; chmod -R u+w "$work"; rm -rf "$work"' EXIT

t() { tmux -u -L "$socket" -f /dev/null "$@"; }
need() { command -v "$1" >/dev/null || exit 77; }
need_python() { /usr/bin/python3 -c "import $1" 2>/dev/null || exit 77; }
fresh() { rm -rf "$files"; cp -r "$samples" "$files"; }
fail() {
    echo "FAIL $1"
    t display-message -p x >/dev/null 2>&1 && cap | head -32
    failed=$((failed + 1))
}
# check WHAT COMMAND...: counts, and says WHAT when the command is false
check() { count=$((count + 1)); "${@:2}" || fail "$1"; }
finish() { echo "$count checks, $failed failed"; [ "$failed" = 0 ]; exit; }

# --- the command line; what it says is in $work/out and $work/err, its status in $status
run() { (cd "$files" && "$program" "$@") >"$work/out" 2>"$work/err"; status=$?; }
# returns STATUS ARGUMENTS...
returns() { run "${@:2}"; [ "$status" = "$1" ] || { head -5 "$work/err"; echo "status $status"; return 1; }; }
out() { grep -qF -e "$1" "$work/out" || { head -40 "$work/out"; return 1; }; }
err() { grep -qF -e "$1" "$work/err" || { head -40 "$work/err"; return 1; }; }
# json EXPRESSION: one value of what was said, d being the object
json() { /usr/bin/python3 -c "import json,sys; d=json.load(open(sys.argv[1])); print($1)" "$work/out"; }
# play START: a script of keys from standard input; the screens are in $work/out
play() { cat >"$work/keys"; run tui --script "$work/keys" "$@"; }

# --- the real terminal
cap() { t capture-pane -p; }
sees() { cap 2>/dev/null | grep -qF -e "$1"; }
lacks() { ! sees "$1"; }
# wait_until COMMAND...
wait_until() {
    local end=$((SECONDS + 15))
    until "$@"; do [ $SECONDS -lt $end ] || return 1; sleep 0.02; done
}
wait_for() { wait_until sees "$1"; }
gone() { wait_until lacks "$1"; }
# up COLUMNS ROWS ENVIRONMENT ARGUMENTS...
up() {
    t kill-server 2>/dev/null
    number=$((number + 1)) socket=tenor$$-$number # the old server may still be leaving
    t new -d -x "$1" -y "$2" \
        "cd $files; stty -a >$work/before; env TERM=tmux-256color $3 $program ${*:4}; echo ended=\$?; stty -a >$work/after; sleep 300"
    t set -g status off
    t set -sg escape-time 0
}
pid_of() { pgrep -n -f "^$program tui" -P "$(t display-message -p '#{pane_pid}')" || pgrep -n -f "^$program tui"; }
keys() { t send-keys "$@"; }
# types TEXT: waits until it is seen, as text and a key behind it that come at once are a paste
types() { keys -l "$1"; wait_for "$1"; }
flag() { t display-message -p "#{$1}"; }
# offer_up: the plain offer on the screen, 100 x 30
offer_up() { up 100 30 "${1:-A=1}" tui acme.offer.ini; wait_for "Total contract value"; }
# discount VALUE: typed into the discount, the 10th row of the form; not accepted yet
discount() { keys g Down Down Down Down Down Down Down Down Down Enter C-u; types "$1"; }
fresh
