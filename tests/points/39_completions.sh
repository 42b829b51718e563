#!/bin/bash
# Completions, help and the manual page name every command and option.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
for shell in bash zsh fish; do
    check "$shell" returns 0 completion "$shell"
    cp "$work/out" "$work/$shell"
    ! command -v $shell >/dev/null || check "$shell reads it" $shell -n "$work/$shell"
done
run help --man
check "a manual page" test -s "$work/out"
sed 's/\\-/-/g' "$work/out" >"$work/man"
for command in $(sed -n 's/^TN_COMMAND(\([a-z]*\),.*/\1/p' "$root/src/cli/commands.def"); do
    run help "$command" --man
    sed 's/\\-/-/g' "$work/out" >>"$work/man"
done
for command in $(sed -n 's/^TN_COMMAND(\([a-z]*\),.*/\1/p' "$root/src/cli/commands.def"); do
    for where in bash zsh fish man; do check "$where: $command" grep -qw -e "$command" "$work/$where"; done
done
for option in $(sed -n 's/^TN_OPTION([A-Z_0-9]*, *"\([a-z-]*\)".*/\1/p' "$root/src/cli/options.def"); do
    options=$((${options:-0} + 1))
    for where in bash zsh fish man; do check "$where: --$option" grep -q -e "$option" "$work/$where"; done
done
check "$options options" test "${options:-0}" -ge 30
finish
