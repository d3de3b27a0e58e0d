"""The rows of counters read with sqlite3 and json, and nothing else: what scoring starts from.

Usage: counters_raw.py DATABASE. Prints how many counters there are.
"""

import json
import sqlite3
import sys

QUERY = """SELECT survey_id, portion, tally FROM surveys_surveytally
           WHERE trait = '' ORDER BY survey_id, portion, origin"""
number = 0
for _, _, tally in sqlite3.connect(sys.argv[1]).execute(QUERY):
    number += sum(len(options) for options in json.loads(tally)["counts"].values())
print(number)
