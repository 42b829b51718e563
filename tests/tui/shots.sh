#!/bin/bash
# The pictures of README: shots.sh PROGRAM [FOLDER], default samples/screens. The real program in a
# real terminal (tmux), drawn by shots.py. What it needs: setup.sh all.
set -eu
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
out=${2:-$here/../../samples/screens}
mkdir -p "$out"
out=$(realpath "$out")
export LC_ALL=C.UTF-8 TZ=UTC HOME=/dev/null/none
unset XDG_STATE_HOME XDG_CONFIG_HOME
work=$(mktemp -d)
t() { tmux -L "shots$$" -f /dev/null "$@"; }
trap 't kill-server 2>/dev/null || :; rm -rf "$work"' EXIT

# shot NAME FILE KEYS...: the screen after the keys
shot() {
    name=$1 file=$2
    shift 2
    rm -rf "$work/files" && mkdir "$work/files"
    cp "$here"/../../samples/*.ini "$here"/../../samples/*.csv \
        "$here"/../../samples/mistakes/*.ini "$work/files"
    t new -d -x "$columns" -y "$rows" "cd $work/files; TERM=tmux-256color exec $program tui $file"
    t set -g status off
    sleep 1.5
    for key in "$@"; do
        t send-keys "$key"
        sleep 0.3
    done
    sleep 1
    t capture-pane -e -p -N | /usr/bin/python3 "$here/shots.py" "$out/$name.png" "$columns" "$rows"
    t kill-server
    sleep 0.1
}

# The nine screens, at two sizes: NAME.png, and NAME-160.png.
for size in "100 30" "160 50"; do
    read -r columns rows <<<"$size"
    end=
    [ "$columns" = 100 ] || end=-$columns
    shot home"$end" .
    shot dimensions"$end" storage.product.ini Down Right Right
    shot offer"$end" acme.offer.ini Tab
    shot timeline"$end" acme.contract.ini 6 o Enter 4 H n
    shot upgrade"$end" acme.contract.ini 5 H H H H H H H H Down Down Right
    shot invoices"$end" acme.contract.ini 6 o Enter v
    shot compare"$end" acme.offer.ini 7
    shot renewals"$end" . 8 v
    shot checks"$end" mistakes.product.ini 9 Down
done
