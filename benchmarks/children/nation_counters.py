"""The counters behind the nation's scores in raw DuckDB SQL, fetched: what exact rules start from.

Usage: nation_counters.py FOLDER. Nothing is scored: this is the least that precedes exact scores.
"""

import sys
from pathlib import Path

import duckdb

folder = Path(sys.argv[1])
for instrument in ("iit", "eit"):
    rows = duckdb.execute(
        """SELECT agency, question, option, count(*) FROM read_parquet($path)
           GROUP BY agency, question, option ORDER BY agency""",
        {"path": str(folder / f"{instrument}_long.parquet")},
    ).fetchall()
    print(instrument, len(rows))
