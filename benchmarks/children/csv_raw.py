"""How often each answer stands in each column of a CSV file, in raw DuckDB SQL.

Usage: csv_raw.py FILE
"""

import sys

import duckdb

duckdb.sql(f"""
    SELECT question, answer, count(*)
    FROM (UNPIVOT (FROM read_csv('{sys.argv[1]}', all_varchar=true, header=true))
          ON COLUMNS(*) INTO NAME question VALUE answer)
    GROUP BY ALL ORDER BY ALL""").show(max_rows=5)
