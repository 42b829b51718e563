#!/bin/bash
# JSON, SARIF and CSV are valid, and the same every time.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
twice() { run "$@"; cp "$work/out" "$work/first"; run "$@"; cmp -s "$work/out" "$work/first"; }
for command in "quote acme.offer.ini" "invoice acme.contract.ini --usage acme.usage.csv" \
    "upgrade acme.contract.ini --on 2026-02-15 --set standard=1" "timeline acme.contract.ini" \
    "usage acme.contract.ini --usage acme.usage.csv" "forecast acme.contract.ini" \
    "deadlines ." "show acme.offer.ini" "renew billed.contract.ini"; do
    version=1
    [ "${command%% *}" = forecast ] && version=2 # other columns than at first
    # shellcheck disable=SC2086
    check "$command json, twice" twice $command --format json -q
    check "$command: version" test "$(json 'd["format_version"]')" = "$version"
    # shellcheck disable=SC2086
    check "$command csv, twice" twice $command --format csv -q
    check "$command: rows of one width" /usr/bin/python3 -c 'import csv, sys
rows = [len(r) for r in csv.reader(open(sys.argv[1])) if r]
sys.exit(not rows)' "$work/out"
done
check "check json, twice" twice check mistakes --format json
check "an array" test "$(json 'sorted(d[0])[0:3]')" = "['code', 'column', 'file']"
check "sarif, twice" twice check mistakes --format sarif
check "2.1.0" test "$(json 'd["version"]')" = 2.1.0
check "rule and place" test "$(json 'all(r["ruleId"] and r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in d["runs"][0]["results"])')" = True
finish
