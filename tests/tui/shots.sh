#!/bin/bash
# The pictures of README: shots.sh PROGRAM [FOLDER], default samples/screens. The real program in a
# real terminal (tmux), drawn by shots.py. What it needs: setup.sh all.
set -eu
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
out=${2:-$here/../../samples/screens}
mkdir -p "$out"
out=$(realpath "$out")
export LC_ALL=C.UTF-8 TZ=UTC
work=$(mktemp -d)
t() { tmux -L "shots$$" -f /dev/null "$@"; }
trap 't kill-server 2>/dev/null || :; rm -rf "$work"' EXIT

# shot NAME FILE KEYS...: the screen after the keys
shot() {
    name=$1 file=$2
    shift 2
    rm -rf "$work/files" && mkdir "$work/files"
    cp "$here"/../../samples/*.ini "$here"/../../samples/*.csv "$work/files"
    t new -d -x 100 -y 30 "cd $work/files; TERM=tmux-256color exec $program tui $file"
    t set -g status off
    sleep 0.5
    for key in "$@"; do
        t send-keys "$key"
        sleep 0.1
    done
    sleep 0.3
    t capture-pane -e -p -N | /usr/bin/python3 "$here/shots.py" "$out/$name.png" 100 30
    t kill-server
    sleep 0.1
}

shot home .
shot offer acme.offer.ini Tab Right
shot upgrade acme.contract.ini 5 H H H H H H H H Down Down Right
shot invoices acme.contract.ini 6 o Enter v
shot timeline acme.contract.ini L L n
shot dimensions storage.product.ini Down Right Right
