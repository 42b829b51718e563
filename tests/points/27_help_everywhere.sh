#!/bin/bash
# Help in all its forms, with an example, status 0.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
check "no terminal: status 2" eval '(cd "$files" && "$program" </dev/null >"$work/out" 2>&1); test $? = 2'
for form in "-h" "--help" "help"; do
    check "$form" returns 0 "$form"
    check "$form: example" out "examples:"
done
# every command
for command in $(sed -n 's/^TN_COMMAND(\([a-z]*\),.*/\1/p' "$(dirname "$0")/../../src/cli/commands.def"); do
    commands=$((${commands:-0} + 1))
    check "help $command" returns 0 help "$command"
    cp "$work/out" "$work/help"
    check "help $command: example" grep -q '^examples\?:' "$work/help"
    for form in "-h" "--help" "--bogus -h"; do
        # shellcheck disable=SC2086
        check "$command $form" returns 0 "$command" $form
        check "$command $form is the same" cmp -s "$work/out" "$work/help"
    done
done
check "$commands commands" test "${commands:-0}" -ge 20
finish
