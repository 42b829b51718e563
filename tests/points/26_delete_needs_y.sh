#!/bin/bash
# D asks, a second D does nothing, y removes, u brings back.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
offer_up
keys Tab
keys D
check "it asks" wait_for "Remove?"
keys D
keys D
keys Right # answered by nothing, but after the two
check "D is no answer" wait_for "Remove?"
check "the line is there" sees "3,600.00"
keys y
check "y removes" wait_for "remove [item pro]"
check "the line is gone" gone ">Pro"
keys u
check "u brings it back" wait_for ">Pro"
finish
