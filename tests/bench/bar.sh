# shellcheck shell=sh
# For benches, to be sourced: figures against limits; $failed is 1 when one is missed.
# shellcheck disable=SC2034
failed=0

# bar NAME FIGURE below|above LIMIT: says whether it holds.
bar() {
    awk -v name="$1" -v figure="$2" -v relation="$3" -v limit="$4" 'BEGIN {
        good = relation == "below" ? figure <= limit : figure >= limit
        printf "%-50s %9.2f  %s %g: %s\n", name, figure, relation, limit, good ? "ok" : "MISSED"
        exit !good }' || failed=1
}
