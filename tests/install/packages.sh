#!/bin/bash
# The Debian packages: the same bytes from two folders under two locales, nothing that lintian calls an
# error, small; installed, used and removed in a Debian 12 that has nothing else. packages.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
fail() { echo "packages: $*"; exit 1; }
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH

sh "$root/src/install/packages.sh" "$room/debs" >/dev/null
mkdir "$room/elsewhere"
git -C "$root" ls-files -z | (cd "$root" && tar --null -T - -cf -) | tar -C "$room/elsewhere" -xf -
LC_ALL=C.UTF-8 TZ=Asia/Tokyo CCACHE_DISABLE=1 sh "$room/elsewhere/src/install/packages.sh" "$room/again" >/dev/null
(cd "$room/debs" && sha256sum ./*.deb) >"$room/sums"
(cd "$room/again" && sha256sum --quiet -c "$room/sums") || fail "two builds differ"
[ "$(wc -l <"$room/sums")" -ge 3 ] || fail "there are less than three packages"

lintian --fail-on error --allow-root "$room"/debs/*.deb >"$room/lintian" 2>&1 || { cat "$room/lintian"; fail "lintian"; }
# CPack's Installed-Size counts a library again for its link: the files themselves are added up.
size=$(for deb in "$room"/debs/tenor_*.deb "$room"/debs/libtenor0_*.deb; do dpkg-deb -c "$deb"; done |
    awk '/^-/ { bytes += $3 } END { print int(bytes / 1024) + 1 }')
[ "$size" -le 4096 ] || fail "tenor and libtenor0 take $size KiB, more than 4 MiB"

# What is done in the chroot, as its user would.
cp "$root/samples/embed"/quote.* "$room/debs" 2>/dev/null || true
awk '/^```c$/ { c = 1; next } /^```$/ { c = 0 } c' "$root/README.md" >"$room/debs/client.c"
cat >"$room/debs/use.sh" <<'END'
set -eu
cd /debs
export DEBIAN_FRONTEND=noninteractive
apt-get -qq -y --no-install-recommends install ./tenor_*.deb ./libtenor0_*.deb ./libtenor-dev_*.deb \
    gcc libc6-dev pkg-config man-db bash-completion >/dev/null 2>&1
cd /tmp
tenor init demo >/dev/null
tenor check demo -q
tenor quote demo/acme.offer.ini --format json -q | grep -q '"net_total"'
tenor export demo/acme.offer.ini -o demo/acme.xlsx -q
test -s demo/acme.xlsx
man tenor-quote | grep -q 'tenor-quote - what an offer is worth'
man 5 tenor-files | grep -q buyer_accounts
bash -c '. /usr/share/bash-completion/completions/tenor && complete -p tenor' | grep -q tenor
cc -std=c11 -o client /debs/client.c $(pkg-config --cflags --libs tenor)
./client
apt-get -qq -y purge tenor libtenor0 libtenor-dev >/dev/null 2>&1
left=$(find / -xdev \( -path /proc -o -path /debs -o -path /tmp -o -path /var \) -prune -o -iname '*tenor*' -print)
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
END
# shellcheck disable=SC2016
mmdebstrap --quiet --variant=apt --mode=root --customize-hook="copy-in $room/debs /" \
    --customize-hook='chroot "$1" sh /debs/use.sh' bookworm "$room/root.tar" >"$room/log" 2>&1 ||
    { tail -20 "$room/log"; fail "in a new Debian 12"; }
grep -qx 'Acme 2027: USD 2700.00' "$room/log" || { tail "$room/log"; fail "the client printed something else"; }
echo "packages: $(wc -l <"$room/sums"), tenor and libtenor0 $size KiB; used and removed"
