"""What `tenor usage` says of the bench's file, by Python's csv: usage.py FILE"""
import csv
import sys


def main():
    seen, sums = set(), {}
    with open(sys.argv[1], newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        for contract, dimension, timestamp, quantity in rows:
            if contract != "C-0001":
                continue
            key = (dimension, timestamp[:13])
            if key not in seen:
                seen.add(key)
                month = (dimension, timestamp[:7])
                sums[month] = sums.get(month, 0) + int(quantity)
    for (dimension, month), total in sums.items():
        print(dimension, month, total, sep=",")


main()
