# Effects of results on disk with their units and intervals, in Python without any package. Run, after
# `npx agglom compare teaching/two-cities --format csv`:
#   python3 examples/readResults.py results/two-cities
import csv
import json
import sys

folder = sys.argv[1]


def rows(name):
    """Rows of a table as dictionaries: numbers as numbers, None for a number that does not exist."""
    with open(f"{folder}/datapackage.json", encoding="utf-8") as file:
        resources = json.load(file)["resources"]
    table = next(one for one in resources if one["path"] == f"{name}.csv")
    read = {"string": str, "integer": int, "number": float}
    types = {field["name"]: read[field["type"]] for field in table["schema"]["fields"]}
    missing = table["schema"]["missingValues"]
    with open(f"{folder}/{table['path']}", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {name: None if text in missing else types[name](text) for name, text in row.items()}


units = {row["indicator"]: row["unit"] for row in rows("dictionary")}
effects = [row for row in rows("effects") if row["indicator"] == "real-gdp" and row["place"] == "cluster"]
last = max(row["year"] for row in effects)
for row in effects:
    if row["year"] == last:
        low, high = row["ci_low"], row["ci_high"]
        chance = "one run" if low is None else f"95 % by chance {low:.3f} to {high:.3f}, {row['replicates']} replicates"
        print(f"{row['variant']}: real GDP of {last} {row['effect']:.3f} {units['real-gdp']} ({chance})")
