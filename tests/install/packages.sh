#!/bin/bash
# The Debian packages: the same bytes from two folders at two times under two locales, without their
# paths, nothing that lintian calls an error, small; installed, used and removed in a Debian 12 that has nothing else. packages.sh
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
mkdir "$room/locales" # Turkish: letters, cases and sorting are not those of C
localedef -i tr_TR -f UTF-8 "$room/locales/tr_TR.UTF-8"
LOCPATH=$room/locales LC_ALL=tr_TR.UTF-8 TZ=Asia/Tokyo CCACHE_DISABLE=1 sh "$room/elsewhere/src/install/packages.sh" "$room/again" >/dev/null
(cd "$room/debs" && sha256sum ./*.deb) >"$room/sums"
(cd "$room/again" && sha256sum --quiet -c "$room/sums") || fail "two builds differ"
[ "$(wc -l <"$room/sums")" = 5 ] || { cat "$room/sums"; fail "there are not five packages"; }
for deb in "$room"/debs/*.deb; do dpkg-deb -x "$deb" "$room/unpacked"; done
! grep -rlF -e "$(cd "$root" && pwd)" -e /tmp/ "$room/unpacked" || fail "a path of the build is in these"

lintian --fail-on error --allow-root "$room"/debs/*.deb >"$room/lintian" 2>&1 || { cat "$room/lintian"; fail "lintian"; }
# CPack's Installed-Size counts a library again for its link: the files themselves are added up.
size=$(for deb in "$room"/debs/tenor_*.deb "$room"/debs/libtenor0_*.deb; do dpkg-deb -c "$deb"; done |
    awk '/^-/ { bytes += $3 } END { print int(bytes / 1024) + 1 }')
[ "$size" -le 4096 ] || fail "tenor and libtenor0 take $size KiB, more than 4 MiB"

# What is done in the chroot, as its user would.
cp "$root/samples/acme.contract.ini" "$root/samples/log-monitoring.product.ini" "$room/debs"
awk '/^```c$/ { c = 1; next } /^```$/ { c = 0 } c' "$root/README.md" >"$room/debs/client.c"
cat >"$room/debs/use.sh" <<'END'
set -eu
cd /debs
export DEBIAN_FRONTEND=noninteractive
apt-get -qq -y --no-install-recommends install ./*.deb \
    gcc libc6-dev pkg-config man-db bash-completion sqlite3 >/dev/null 2>&1
cd /tmp
tenor init demo >/dev/null
tenor check demo -q
tenor quote demo/acme.offer.ini --format json -q | grep -q '"net_total"'
tenor export demo/acme.offer.ini -o demo/acme.xlsx -q
test -s demo/acme.xlsx
tenor book load demo.db demo -q
tenor book info demo.db -q
man tenor-quote | grep -q 'tenor-quote - what an offer is worth'
man 5 tenor-files | grep -q buyer_accounts
bash -c '. /usr/share/bash-completion/completions/tenor && complete -p tenor' | grep -q tenor
cc -std=c11 -o client /debs/client.c $(pkg-config --cflags --libs tenor)
./client

# The databases answer what the program does. No superuser is needed for CREATE EXTENSION.
tenor invoice /debs/acme.contract.ini --until 2027-02-02 --format csv -q | tail -n +2 | sed 's/"//g' >program
module=$(dpkg -L libsqlite3-mod-tenor | grep '/tenor[.]so$')
sqlite3 -csv :memory: ".load ${module%.so}" "SELECT * FROM tenor_invoices(
    readfile('/debs/acme.contract.ini'), readfile('/debs/log-monitoring.product.ini'), '2027-02-02')" | tr -d '\r"' | sed 's/,$//' >sqlite
diff program sqlite
pg_ctlcluster 15 main start
cat >ask.sql <<'SQL'
CREATE ROLE finance;
CREATE DATABASE books OWNER finance;
\c books
SET ROLE finance;
CREATE EXTENSION tenor;
\set contract `cat /debs/acme.contract.ini`
\set product `cat /debs/log-monitoring.product.ini`
SELECT * FROM tenor_invoices(:'contract', :'product', '2027-02-02');
DROP EXTENSION tenor;
SQL
su postgres -c 'psql -X -q -A -t -F , -v ON_ERROR_STOP=1' <ask.sql | sed 's/,$//' >postgres
diff program postgres
echo "databases: $(wc -l <program) lines of invoices"
pg_ctlcluster 15 main stop
apt-get -qq -y purge tenor libtenor0 libtenor-dev libsqlite3-mod-tenor postgresql-15-tenor >/dev/null 2>&1
left=$(find / -xdev \( -path /proc -o -path /debs -o -path /tmp -o -path /var \) -prune -o -iname '*tenor*' -print)
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
END
# shellcheck disable=SC2016
mmdebstrap --quiet --variant=apt --mode=root --customize-hook="copy-in $room/debs /" \
    --customize-hook='chroot "$1" sh /debs/use.sh' bookworm "$room/root.tar" >"$room/log" 2>&1 ||
    { tail -20 "$room/log"; fail "in a new Debian 12"; }
for line in 'Acme 2027: USD 2700.00' 'databases: 3 lines of invoices'; do
    grep -qxF "$line" "$room/log" || { tail "$room/log"; fail "nothing printed '$line'"; }
done
echo "packages: $(wc -l <"$room/sums"), tenor and libtenor0 $size KiB; used and removed"
