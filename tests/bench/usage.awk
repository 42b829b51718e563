# What `tenor usage` says of the bench's file, by awk: one record an hour, sums by month.
NR > 1 && $1 == "C-0001" {
    key = $2 SUBSEP substr($3, 1, 13)
    if (!(key in seen)) {
        seen[key]
        sum[$2 "," substr($3, 1, 7)] += $4
    }
}
END { for (i in sum) print i "," sum[i] }
