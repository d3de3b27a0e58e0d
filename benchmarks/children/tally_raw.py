"""All answers of the nation tallied together in raw DuckDB SQL, marks in floating point.

Usage: tally_raw.py FOLDER (long|wide)
"""

import sys
from pathlib import Path

import duckdb

for instrument in ("iit", "eit"):
    file = f"read_parquet('{Path(sys.argv[1]) / f'{instrument}_{sys.argv[2]}.parquet'}')"
    answers = file
    if sys.argv[2] == "wide":
        columns = "COLUMNS(* EXCLUDE agency)"
        answers = f"(UNPIVOT (FROM {file}) ON {columns} INTO NAME question VALUE option)"
    rows = duckdb.execute(f"""
        SELECT question, sum(number), sum(number * worth) / sum(number)
        FROM (SELECT question, option, count(*) AS number,
                     CASE option WHEN 1 THEN 0 WHEN 2 THEN 33 WHEN 3 THEN 67 ELSE 100 END AS worth
              FROM {answers} GROUP BY question, option)
        GROUP BY question ORDER BY question""").fetchall()
    for row in rows:
        print(*row)
