#!/bin/sh
# Each public header compiles alone, as strict C11; tenor.h as C++ too. headers.sh CC [CXX]
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
cc=${1:-cc} cxx=${2:-}
failed=0
strict="-fsyntax-only -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Werror"
cd "$root/include" || exit 1
for header in tenor/*.h; do
    # Twice, so that the guard is tried as well.
    # shellcheck disable=SC2086
    printf '#include "%s"\n#include "%s"\nextern int tn_used;\n' "$header" "$header" |
        "$cc" -std=c11 $strict -I. -x c - || { echo "$header does not stand alone"; failed=1; }
done
if [ -n "$cxx" ]; then
    printf '#include "tenor/tenor.h"\nint main() { return tn_status_text(TN_OK) == nullptr; }\n' |
        "$cxx" -std=c++17 -fsyntax-only -Wall -Wextra -Werror -I. -x c++ - ||
        { echo "tenor.h is no C++"; failed=1; }
fi
exit $failed
