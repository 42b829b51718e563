#!/bin/sh
# Installs what is missing on Debian or Ubuntu: setup.sh build|test|package|all. Says nothing and needs no
# network when all is there. The one list of packages is here.
set -eu

build="gcc cmake ninja-build pkg-config libc6-dev libutf8proc-dev libcsv-dev
    libjansson-dev libxlsxwriter-dev libncurses-dev zlib1g-dev libzip-dev
    libexpat1-dev libsqlite3-dev"
test="libcmocka-dev libinih-dev python3 python3-openpyxl tmux sqlite3 git make"
package="dpkg-dev file git"
all="postgresql-15 postgresql-server-dev-15 clang libclang-rt-dev clang-19 libclang-rt-19-dev
    llvm-19 g++ clang-format shellcheck gcovr python3-jsonschema python3-botocore
    hledger lintian mmdebstrap locales vim chromium
    libreoffice-calc-nogui libexcel-writer-xlsx-perl libspreadsheet-writeexcel-perl
    python3-pil fonts-dejavu-core fonts-liberation fonts-vlgothic parallel openssh-server"

case ${1:-} in
build) wanted=$build ;;
test) wanted="$build $test" ;;
package) wanted="$build $package" ;;
all) wanted="$build $test $package $all" ;;
*) echo "usage: setup.sh build|test|package|all" >&2; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null; then
    echo "no dpkg here; Tenor needs what Debian calls: $wanted" >&2
    exit 0
fi
missing=
for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' ||
        missing="$missing $package"
done
[ -z "$missing" ] && exit 0

echo "installing:$missing"
as_root="env DEBIAN_FRONTEND=noninteractive"
[ "$(id -u)" = 0 ] || as_root="sudo $as_root"
# shellcheck disable=SC2086
if ! { $as_root apt-get -qq update &&
    $as_root apt-get -qq -y --no-install-recommends install $missing >/dev/null; }; then
    echo "could not install:$missing" >&2
    exit 1
fi
