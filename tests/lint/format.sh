#!/bin/sh
# The layout is clang-format's (version 14, Debian 12's: others lay out differently), the scripts
# are as shellcheck wants them.
set -u
cd "$(dirname "$0")/../.." || exit 1
done=0 failed=0
if clang-format --version 2>/dev/null | grep -q ' 14\.'; then
    done=1
    find src include tests samples -name '*.[ch]' -print0 |
        xargs -0 clang-format --dry-run --Werror || failed=1
fi
if command -v shellcheck >/dev/null; then
    done=1
    find tests samples .ci -type f \( -name '*.sh' -o -path '.ci/*' \) -print0 |
        xargs -0 shellcheck -x || failed=1
fi
[ $failed = 0 ] || exit 1
[ $done = 1 ] || exit 77
