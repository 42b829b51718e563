#!/bin/bash
# Long work can be stopped: a workbook of 360,000 lines shows how far it is; Esc leaves nothing behind.
# shellcheck source=tests/tui/harness.sh disable=SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
mkdir "$files/long"
{
    printf '[product]\ntitle = Long\nproduct_id = prod-1\ncategory = data\nunit = GB\n'
    printf 'purchase = any\ncurrency = USD\ndurations = 1m\n'
    for i in $(seq 200); do
        printf '[dimension d%s]\nname = D %s\ndescription = Thing %s\nprice.1m = 1.25\n' "$i" "$i" "$i"
    done
} >"$files/long/p.product.ini"
{
    printf '[contract]\nid = C-9\nproduct = p.product.ini\nduration = 1m\nsetup = new\n'
    printf 'accepted = 2027-01-31T09:30:00Z\n[renewal]\nauto = yes\n'
    for i in $(seq 200); do printf '[item d%s]\nquantity = 2\n' "$i"; done
} >"$files/long/c.contract.ini"

nothing_left() { [ "$(find "$files/long" -name '*.xlsx' -o -name '.tenor-*' | wc -l)" = 0 ]; }
cd "$files/long" || exit 1
up 100 30 A=1 tui --as-of 2176-12-31 long/c.contract.ini
check "the contract" wait_for "C-9"
keys x
check "what it can leave as" wait_for "workbook of the invoices"
keys Enter
check "where to" wait_for "Write it to"
keys Enter
check "how far it is" wait_for "writing the workbook: "

check "and how to stop it" sees "Esc stops it"
keys Escape
check "stopped" wait_for "stopped: c.xlsx is as it was"
check "nothing is left behind" wait_until nothing_left
check "the screen goes on" sees "C-9"
keys q
check "and ends" wait_for "ended=0"
finish
