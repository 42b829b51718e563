#!/bin/bash
# usage: e2e.sh PROGRAM     the terminal program in a real terminal (tmux): recovery after kill -9,
# resizing, Esc, colours, signals, what is left of the terminal. Status 77: no tmux here.
set -u
command -v tmux >/dev/null || exit 77
program=$(realpath "$1")
samples=$(cd "$(dirname "$0")/../../samples" && pwd)
export LC_ALL=C.UTF-8 TZ=UTC HOME=/nonexistent
unset NO_COLOR
work=$(mktemp -d)
socket=tenor$$ number=0
t() { tmux -u -L "$socket" -f /dev/null "$@"; }
trap 't kill-server 2>/dev/null; rm -rf "$work"' EXIT
failed=0 count=0

fail() { echo "FAIL $1"; t capture-pane -p 2>/dev/null | head -32; failed=$((failed + 1)); }
check() { count=$((count + 1)); "${@:2}" || fail "$1"; }
# wait_for TEXT: until the screen holds it
wait_for() {
    for _ in $(seq 200); do
        t capture-pane -p 2>/dev/null | grep -qF -e "$1" && return 0
        sleep 0.02
    done
    return 1
}
gone_from() { ! t capture-pane -p | grep -qF -e "$1"; }
# up COLUMNS ROWS ENVIRONMENT ARGUMENTS...: the program in a fresh copy of the samples
up() {
    t kill-server 2>/dev/null
    number=$((number + 1)) socket=tenor$$-$number # the old server may still be leaving
    [ -e "$work/keep" ] || { rm -rf "$work/files"; mkdir "$work/files"; cp "$samples"/*.ini "$work/files"; }
    t new -d -x "$1" -y "$2" \
        "cd $work/files; stty -a >$work/before; env TERM=tmux-256color $3 $program ${*:4}; echo ended=\$?; stty -a >$work/after; sleep 100"
    t set -g status off
    t set -sg escape-time 0
}
pid_of() { pgrep -n -f "$program tui" -P "$(t display-message -p '#{pane_pid}')" || pgrep -n -f "^$program"; }
keys() { t send-keys "$@"; }

up 100 30 A=1 tui acme.offer.ini
check "the offer is there" wait_for "Total contract value"
check "the alternate screen is used" test "$(t display-message -p '#{alternate_on}')" = 1

# a value that is typed moves the total at once
keys G; keys g
for _ in $(seq 12); do keys Down; done
keys Enter C-u; keys -l 25%
check "typing prices" wait_for "3,000.00"
t resize-window -x 90 -y 28
check "a resize keeps what is typed" wait_for "25%"
t resize-window -x 60 -y 16
check "too small says so" wait_for "Terminal is 60 x 16"
t resize-window -x 100 -y 30
check "and it comes back" wait_for "3,000.00"
keys Enter
check "the change is not saved" wait_for "not saved"
check "the journal is there" test -s "$work/files/.acme.offer.ini.tenor-journal"
check "only its owner reads it" test "$(stat -c %a "$work/files/.acme.offer.ini.tenor-journal")" = 600
check "the file is as it was" cmp -s "$samples/acme.offer.ini" "$work/files/acme.offer.ini"

# kill -9: recovered at the next start
kill -9 "$(pid_of)"
wait_for "ended=137"
touch "$work/keep"
up 100 30 A=1 tui acme.offer.ini
check "recovery is offered" wait_for "Recover unsaved work?"
keys r
check "the change is back" wait_for "3,000.00"
keys u
check "and can be undone" wait_for "3,600.00"
keys C-r
wait_for "3,000.00"
keys s
check "saved" wait_for "saved acme.offer.ini"
check "the discount is in the file" grep -q '^discount       = 25%$' "$work/files/acme.offer.ini"
check "the journal is gone" test ! -e "$work/files/.acme.offer.ini.tenor-journal"
keys u
check "undone after saving" wait_for "3,600.00"
keys s
wait_for "saved acme.offer.ini"
check "byte for byte as before" cmp -s "$samples/acme.offer.ini" "$work/files/acme.offer.ini"

# somebody else changes the file
keys C-r
wait_for "3,000.00"
echo "; theirs" >>"$work/files/acme.offer.ini"
keys s
check "it is noticed" wait_for "Somebody else changed the file"
check "and not overwritten" grep -q theirs "$work/files/acme.offer.ini"
keys d
check "the difference is shown" wait_for "; theirs"
keys Escape
rm "$work/keep"

# quitting
up 100 30 A=1 tui acme.offer.ini
wait_for "Total contract value"
keys q
check "q quits when nothing is unsaved" wait_for "ended=0"
check "the terminal is as before" cmp -s "$work/before" "$work/after"
check "the screen is left" test "$(t display-message -p '#{alternate_on}')" = 0
check "the cursor is back" test "$(t display-message -p '#{cursor_flag}')" = 1

# an editor of one's own, at the line under the cursor
# shellcheck disable=SC2016
printf '#!/bin/sh\nsed -i "s/Acme KK - /Line ${1#+}: /" "$2"\n' >"$work/editor" && chmod +x "$work/editor"
up 100 30 "EDITOR=$work/editor" tui acme.offer.ini
check "the offer again" wait_for "Total contract value"
t send-keys Down E
check "what the editor wrote is there" wait_for "Line 3: "
check "as a change to take back" wait_for "undo 1"
t send-keys q

# Esc is quick and never quits
up 100 30 A=1 tui
wait_for "19 files" || wait_for "files"
keys :
check "the palette opens" wait_for "Every action"
started=$(date +%s%N)
keys Escape
for _ in $(seq 100); do gone_from "Every action" && break; sleep 0.005; done
check "Esc closes in 100 ms" test $((($(date +%s%N) - started) / 1000000)) -lt 100
for _ in 1 2 3 4 5; do keys Escape; sleep 0.03; done
check "Esc does not quit" gone_from "ended="
keys M
check "the mouse is off" wait_for "mouse off"
check "the terminal knows" test "$(t display-message -p '#{mouse_any_flag}')" = 0

# signals
for signal in TERM HUP INT SEGV ABRT; do
    up 100 30 A=1 tui acme.offer.ini
    wait_for "Total contract value"
    kill -"$signal" "$(pid_of)"
    check "SIG$signal ends it" wait_for "ended="
    check "SIG$signal: alternate screen left" test "$(t display-message -p '#{alternate_on}')" = 0
    check "SIG$signal: terminal restored" cmp -s "$work/before" "$work/after"
done

# colours and signs
up 100 30 NO_COLOR=1 tui mistakes.offer.ini acme.offer.ini
wait_for ended=2
up 100 30 NO_COLOR=1 tui acme.offer.ini
wait_for "Total contract value"
colors() { t capture-pane -e -p | grep -qP '\x1b\[[0-9;]*(3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8;)[0-9;]*m'; }
check "NO_COLOR has no colours" eval '! colors'
up 100 30 LC_ALL=C tui acme.offer.ini
wait_for "Total contract value"
check "the C locale gets ASCII" eval '! t capture-pane -p | LC_ALL=C grep -qP "[^\x00-\x7F]"'
check "and no letters for lines" gone_from "qqqq"
up 100 30 A=1 tui --ascii acme.offer.ini
wait_for "Total contract value"
check "--ascii" eval '! t capture-pane -p | LC_ALL=C grep -qP "[^\x00-\x7F]"'

# no terminal, plain mode, end of input
"$program" </dev/null >"$work/out" 2>&1
check "no terminal: status 2" test $? = 2
(cd "$work/files" && "$program" tui acme.offer.ini </dev/null >"$work/out" 2>&1)
check "tui without a terminal: status 2" test $? = 2
check "and no escapes" test "$(tr -dc '\033' <"$work/out" | wc -c)" = 0
printf '13\n20%%\nsave\nback\nquit\n' | (cd "$work/files" && "$program" tui --plain acme.offer.ini >"$work/out" 2>&1)
check "plain mode answers" grep -q "Total contract value" "$work/out"

echo "$count checks, $failed failed"
[ "$failed" = 0 ]
