#!/bin/sh
# Builds the Debian packages into a folder: packages.sh [OUT, default packages].
# SOURCE_DATE_EPOCH is the time of every file in them; by default that of the last commit.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
out=${1:-packages}
mkdir -p "$out"
out=$(cd "$out" && pwd)
sh "$root/tests/setup.sh" package
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH
unset CCACHE_BASEDIR # its relative paths would be in the files
postgres=OFF
if [ -d "$(/usr/lib/postgresql/15/bin/pg_config --includedir-server 2>/dev/null)" ]; then
    postgres=ON
else
    echo "no package postgresql-15-tenor: postgresql-server-dev-15 is not installed"
fi
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
{
    cmake -G Ninja -S "$root" -B "$build" -DCMAKE_BUILD_TYPE=Release -DTN_TESTS=OFF -DTN_POSTGRES=$postgres \
        -DCMAKE_INSTALL_PREFIX=/usr -DCMAKE_INSTALL_SO_NO_EXE=ON &&
        cmake --build "$build" && (cd "$build" && umask 022 && cpack -G DEB)
} >"$build/log" 2>&1 || {
    tail -40 "$build/log"
    exit 1
}
cp "$build"/*.deb "$out"
ls "$out"
