"""How often each answer stands in each column of a CSV file, in plain Python.

Usage: csv_naive.py FILE
"""

import csv
import sys
from collections import Counter

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    rows = csv.reader(file)
    counters = [(heading, Counter()) for heading in next(rows)]
    for row in rows:
        for (_, counter), answer in zip(counters, row, strict=True):
            counter[answer] += 1
for heading, counter in counters:
    print(heading, dict(counter))
