#!/bin/sh
# The layout is clang-format's (version 14, Debian 12's: others lay out differently), the scripts
# are as shellcheck wants them. format.sh [N]: only every Nth file, and what the last commit or
# nobody's commit yet has changed.
set -u
cd "$(dirname "$0")/../.." || exit 1
done=0 failed=0
changed=$(git diff --name-only HEAD~1 2>/dev/null)
every=${1:-1}
some() { # of the paths on standard input, for xargs -0
    sort | CHANGED=$changed awk -v n="$every" \
        'index("\n" ENVIRON["CHANGED"] "\n", "\n" $0 "\n") || NR % n == 0' | tr '\n' '\0'
}
if clang-format --version 2>/dev/null | grep -q ' 14\.'; then
    done=1
    find src include tests samples -name '*.[ch]' | some |
        xargs -0r clang-format --dry-run --Werror || failed=1
fi
if command -v shellcheck >/dev/null; then
    done=1
    find tests samples .ci -type f \( -name '*.sh' -o -path '.ci/*' \) | some |
        xargs -0r shellcheck -x || failed=1
fi
[ $failed = 0 ] || exit 1
[ $done = 1 ] || exit 77
