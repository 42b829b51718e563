"""Wrote catalogue.dimensions.csv: python3 catalogue.py >catalogue.dimensions.csv"""
KINDS = ["Thermometer", "Hygrometer", "Barometer", "Anemometer", "Pyranometer", "Flow meter",
         "Level gauge", "Gas detector", "Vibration probe", "Current clamp"]
SITES = ["north", "south", "east", "west", "roof", "cellar", "yard", "dock", "lab", "hall",
         "line 1", "line 2", "line 3", "line 4", "line 5", "gate", "tower", "tank", "pump", "field"]


def milli(amount):
    return f"{amount // 1000}.{amount % 1000:03d}".rstrip("0").rstrip(".")


print("label,name,description,price_1m,price_12m,price_24m,price_36m,payg,meter")
for number in range(200):
    kind, site = KINDS[number % 10], SITES[number // 10]
    month = 1500 + number * 125
    print(f"s{number + 1:03d}", f"{kind} {site}", f"Readings of one {kind.lower()} at {site}",
          *(milli(month * factor) for factor in (1, 10, 19, 27)), milli(month // 100),
          "overage", sep=",")
