#!/bin/sh
# Installs a build into a folder of its own, then builds and runs a program outside the tree against
# it: through pkg-config as C and C++, and through CMake. test.sh BUILD CC [CXX]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$1 cc=$2 cxx=${3:-}
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
prefix=$room/usr

cmake --install "$build" --prefix "$prefix" >/dev/null
mkdir "$room/src" && cp "$here/example.c" "$here/CMakeLists.txt" "$room/src" && cd "$room/src"

for file in bin/tenor share/man/man1/tenor.1 share/bash-completion/completions/tenor \
    share/zsh/site-functions/_tenor share/fish/vendor_completions.d/tenor.fish \
    include/tenor/tenor.h share/tenor/currencies.ini; do
    [ -s "$prefix/$file" ] || { echo "not installed: $file"; exit 1; }
done

# try PROGRAM COMMAND...: the command makes the program, which then says what is expected.
try() {
    program=$1
    shift
    "$@" || { echo "$program: does not build"; exit 1; }
    said=$("./$program")
    [ "$said" = "3 GB at 16.60: USD 49.80" ] || { echo "$program said: $said"; exit 1; }
}
pc=$(find "$prefix" -name tenor.pc)
export PKG_CONFIG_PATH="${pc%/*}"
# The prefix was chosen only now; pkg-config is told so.
flags=$(pkg-config --define-variable=prefix="$prefix" --cflags --libs tenor)
# shellcheck disable=SC2086
try by-pkg-config "$cc" -std=c11 -Wall -Werror -o by-pkg-config example.c $flags
# shellcheck disable=SC2086
[ -z "$cxx" ] || try by-cxx "$cxx" -o by-cxx -x c++ example.c -x none $flags
cmake -S . -B made -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_C_COMPILER="$cc" >cmake.log 2>&1 ||
    { cat cmake.log; exit 1; }
try made/by-cmake sh -c 'cmake --build made >build.log 2>&1 || { cat build.log; exit 1; }'
