#!/bin/bash
# A library that is loaded when it is first needed and cannot be: the terminal is given back, and
# nothing that was typed is lost.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
need readelf
readelf -d "$program" | grep -q 'NEEDED.*libzip' && exit 77 # this build loads it at the start
mkdir "$work/lib"
echo "no library" >"$work/lib/libzip.so.4"
check "a workbook" returns 0 export catalogue.product.ini -q -o prices.xlsx
offer_up "LD_LIBRARY_PATH=$work/lib"
discount 25%
keys Enter
check "an edit that is not saved" wait_for "not saved"
keys :
types "import prices.xlsx"
keys Enter
check "it ends" wait_for "ended=5"
check "it says why" sees "libzip.so.4"
check "and where the work is" sees "unsaved changes are kept in .NAME"
flags="$(flag alternate_on) $(flag cursor_flag) $(flag mouse_any_flag)"
check "the screen is as before" test "$flags" = "0 1 0"
check "the modes are as before" cmp -s "$work/before" "$work/after"
up 100 30 A=1 tui acme.offer.ini
check "recovery is offered" wait_for "Recover unsaved work?"
keys r
check "the change is back" wait_for "3,000.00"
# What writes a workbook is another process: it says that it failed, and the program goes on.
rm "$work/lib/libzip.so.4"
echo "no library" >"$work/lib/libxlsxwriter.so.4"
fresh
offer_up "LD_LIBRARY_PATH=$work/lib"
keys :
types "export acme.xlsx"
keys Enter
check "it says that nothing was written" wait_for "the writing process ended early"
check "nothing was" test ! -e "$files/acme.xlsx"
keys Escape
check "the question goes" gone "r try again"
discount 25%
keys Enter
check "and the program goes on" wait_for "3,000.00"
finish
