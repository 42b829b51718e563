#!/bin/sh
# Installs a build into a folder of its own and looks at it from outside: what the libraries export
# and need, and the README's client built as C and as C++, through pkg-config and CMake, against the
# shared and the static library. test.sh BUILD CC [CXX]; UPDATE=1 writes symbols.txt anew.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$1 cc=$2 cxx=${3:-}
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
prefix=$room/usr

cmake --install "$build" --prefix "$prefix" >/dev/null
mkdir "$room/src" && cp "$here/CMakeLists.txt" "$room/src" && cd "$room/src"
awk '/^```c$/ { c = 1; next } /^```$/ { c = 0 } c' "$here/../../README.md" >client.c
lines=$(grep -c . client.c)
if [ "$lines" -lt 10 ] || [ "$lines" -gt 25 ]; then
    echo "the README's client has $lines lines"
    exit 1
fi

for file in bin/tenor share/man/man1/tenor.1.gz share/man/man1/tenor-quote.1.gz \
    share/man/man5/tenor-files.5.gz share/bash-completion/completions/tenor \
    share/zsh/site-functions/_tenor share/fish/vendor_completions.d/tenor.fish \
    include/tenor/tenor.h share/tenor/currencies.ini; do
    [ -s "$prefix/$file" ] || { echo "not installed: $file"; exit 1; }
done

pc=$(find "$prefix" -name tenor.pc)
lib=${pc%/pkgconfig/*}
nm -D --defined-only "$lib/libtenor.so" | awk '{ print $3 }' | LC_ALL=C sort >shared.txt
nm --extern-only --defined-only "$lib/libtenor.a" | awk 'NF == 3 { print $3 }' | LC_ALL=C sort >static.txt
[ -z "${UPDATE:-}" ] || cp shared.txt "$here/symbols.txt"
diff "$here/symbols.txt" shared.txt || { echo "libtenor.so: other symbols than symbols.txt"; exit 1; }
diff shared.txt static.txt || { echo "libtenor.a: other symbols than libtenor.so"; exit 1; }
grep -hoE '\btn_\w+\(' "$prefix"/include/tenor/*.h | tr -d '(' | LC_ALL=C sort -u >promised.txt
diff promised.txt shared.txt || { echo "libtenor.so: other functions than the headers promise"; exit 1; }
needs=$(objdump -p "$lib/libtenor.so" | awk '/NEEDED/ { print $2 }' | LC_ALL=C sort | tr '\n' ' ')
case $needs in
*ncurses* | *xlsxwriter* | *libz.*) echo "libtenor.so needs $needs"; exit 1 ;;
esac
if nm -u "$lib/libtenor.a" | grep -Ew 'abort|exit|_exit|__assert_fail|printf|puts|fopen|time|getenv'; then
    echo "libtenor.a must not call this"
    exit 1
fi

# try PROGRAM COMMAND...: the command makes the program, which then prints what README says.
export LD_LIBRARY_PATH="$lib"
try() {
    program=$1
    shift
    "$@" || { echo "$program: does not build"; exit 1; }
    printed=$("./$program")
    [ "$printed" = "Acme 2027: USD 2700.00" ] || { echo "$program printed: $printed"; exit 1; }
}
# The prefix was chosen only now; pkg-config is told so. Static: the archive in place of -ltenor.
export PKG_CONFIG_PATH="$lib/pkgconfig"
flags=$(pkg-config --define-variable=prefix="$prefix" --cflags --libs tenor)
fixed=$(pkg-config --static --define-variable=prefix="$prefix" --cflags --libs tenor |
    sed "s#-ltenor#$lib/libtenor.a#")
# shellcheck disable=SC2086
try by-c "$cc" -std=c11 -Wall -Werror -o by-c client.c $flags
# shellcheck disable=SC2086
try by-c-static "$cc" -std=c11 -Wall -Werror -o by-c-static client.c $fixed
if [ -n "$cxx" ]; then
    # shellcheck disable=SC2086
    try by-cxx "$cxx" -Wall -Werror -o by-cxx -x c++ client.c -x none $flags
    # shellcheck disable=SC2086
    try by-cxx-static "$cxx" -Wall -Werror -o by-cxx-static -x c++ client.c -x none $fixed
fi
cmake -S . -B made -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_C_COMPILER="$cc" >cmake.log 2>&1 ||
    { cat cmake.log; exit 1; }
try made/by-cmake sh -c 'cmake --build made >build.log 2>&1 || { cat build.log; exit 1; }'
try made/by-cmake-static true

# The embedding samples say the same in C and in Python, and what the program says of the total.
# shellcheck disable=SC2086
"$cc" -std=c11 -Wall -Wextra -Werror -o quote "$here/../../samples/embed/quote.c" $flags
cd "$here/../../samples"
"$room/src/quote" analytics.product.ini instalments.offer.ini >"$room/by-c.json"
python3 -B embed/quote.py analytics.product.ini instalments.offer.ini >"$room/by-python.json"
diff "$room/by-c.json" "$room/by-python.json" || { echo "quote.c and quote.py differ"; exit 1; }
total=$("$prefix/bin/tenor" quote instalments.offer.ini --format json -q | grep '"net_total": "')
grep -qxF -e "$total" "$room/by-c.json" || { echo "embedded: no $total"; exit 1; }
cd "$room/src"

# Vim, where there is one: a section, a key, a word, a comment, and what no table names.
if command -v vim >/dev/null; then
    cat >syntax.vim <<'END'
set nocp
exe 'set rtp^=' . $PREFIX . '/share/vim/vimfiles'
syntax on
filetype on
edit t.product.ini
let got = []
for place in [[1, 1], [2, 1], [3, 1], [4, 12], [5, 1], [6, 1], [7, 1], [8, 1]]
    call add(got, synIDattr(synID(place[0], place[1], 1), 'name'))
endfor
call writefile([&filetype, join(got)], 'got')
qall!
END
    printf '[product]\ntitle = Log ; a comment\ntitel = Log\npurchase = one-tier\n; a comment\n[dimension a]\nprice.12m = 5\n[dimensoin a]\n' >t.product.ini
    PREFIX=$prefix vim -es -u NONE -N -S syntax.vim </dev/null >/dev/null 2>&1 || true
    printf 'tenor\ntenorSection tenorKey tenorError tenorWord tenorComment tenorSection tenorKey tenorError\n' |
        diff - got || { echo "vim sees something else"; exit 1; }
fi
