"""Prints a year of hourly metering records for acme.contract.ini, the same each time:

    python3 usage.py >year.csv
    tenor invoice acme.contract.ini --usage year.csv

Hosts and containers follow the office hours, grow over the year, and on some days run wild.
"""
import datetime

START = datetime.datetime(2026, 1, 15, 9)
HOURS = 365 * 24 + 1


def numbers(seed):
    """A linear congruential generator: the same numbers with every Python."""
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield seed >> 33


def load(when, chance, day_chance):
    """Tenths of the usual load in this hour."""
    office = 9 <= when.hour < 18 and when.weekday() < 5
    wild = day_chance % 20 == 0
    return (14 if office else 7) + chance % 4 + (25 if wild and when.hour > 11 else 0)


def main():
    chances = numbers(20260115)
    day_chance = next(chances)
    print("contract,dimension,timestamp,quantity")
    for hour in range(HOURS):
        when = START + datetime.timedelta(hours=hour, minutes=30 if hour == 0 else 0)
        if when.hour == 0:
            day_chance = next(chances)
        growth = 6 + hour // 400
        hosts = growth * load(when, next(chances), day_chance) // 10
        containers = hosts * (3 + next(chances) % 3) // 6
        stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ")
        print(f"C-0001,xhosts,{stamp},{hosts}")
        print(f"C-0001,xcontainers,{stamp},{containers}")


main()
