#!/bin/bash
# NO_COLOR, a dumb terminal and a pipe get no colours.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
colours() { t capture-pane -e -p | grep -qP '\x1b\[([0-9;]*;)?(3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8)(;[0-9;]*)?m'; }
offer_up
check "colours without it" wait_until colours
offer_up NO_COLOR=1
check "none with it" eval '! colours'
for screen in 1 2 4 5 6 7 8 9; do
    keys "$screen"
    wait_until eval 'cap | sed -n 2p | grep -q "\[$screen "'
    check "screen $screen: none" eval '! colours'
done
for command in "check mistakes" "quote acme.offer.ini --explain" "timeline acme.contract.ini"; do
    # shellcheck disable=SC2086
    run $command
    check "$command: no escape in a pipe" test "$(cat "$work/out" "$work/err" | tr -dc '\033' | wc -c)" = 0
done
check "a pipe with colours always" eval 'run check mistakes --color always; cat "$work/out" "$work/err" | grep -q "$(printf "\033")"'
finish
