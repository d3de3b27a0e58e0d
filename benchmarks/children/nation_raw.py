"""The nation from its answers in raw DuckDB SQL, in floating point; one line per agency.

Usage: nation_raw.py FOLDER (long|wide). This is the peer that the benchmark compares with.
"""

import sys
from pathlib import Path

import duckdb

FOLDER, FORM = Path(sys.argv[1]), sys.argv[2]
WORTH = "CASE {} WHEN 1 THEN {} WHEN 2 THEN {} WHEN 3 THEN {} WHEN 4 THEN {} END"
PLAIN, REVERSED = (0, 33, 67, 100), (100, 67, 33, 0)
REVERSED_QUESTIONS = {
    *("i4", "i5", "i6", "i9", "i10", "i16", "i17", "i18", "i19", "i22"),
    "e4",
}


def instrument(name: str, questions: int, each: int) -> str:
    """SQL for the mean of the indicators' means of the questions' means of one instrument."""
    file = f"read_parquet('{FOLDER / f'{name}_{FORM}.parquet'}')"
    codes = [f"{name[0]}{number}" for number in range(1, questions + 1)]
    if FORM == "wide":
        means = [f"avg({worth(code, code)})" for code in codes]
        return (
            f"SELECT agency, ({' + '.join(means)}) / {questions} AS s FROM {file} GROUP BY agency"
        )
    reversed_here = ", ".join(f"'{code}'" for code in codes if code in REVERSED_QUESTIONS)
    return f"""
        SELECT agency, avg(s) AS s FROM (
          SELECT agency, avg(m) AS s FROM (
            SELECT agency, question,
                   (CAST(substr(question, 2) AS INTEGER) - 1) // {each} AS indicator,
                   CASE WHEN question IN ({reversed_here})
                        THEN 100 - avg({WORTH.format("option", *PLAIN)})
                        ELSE avg({WORTH.format("option", *PLAIN)}) END AS m
            FROM {file} GROUP BY agency, question)
          GROUP BY agency, indicator)
        GROUP BY agency"""


def worth(code: str, column: str) -> str:
    return WORTH.format(column, *(REVERSED if code in REVERSED_QUESTIONS else PLAIN))


rows = duckdb.execute(f"""
    WITH iit AS ({instrument("iit", 30, 6)}), eit AS ({instrument("eit", 15, 5)})
    SELECT agency, round(iit.s, 2), round(eit.s, 2),
           round(0.3 * iit.s + 0.3 * eit.s + 0.4 * (agency % 101), 2)
    FROM iit JOIN eit USING (agency) ORDER BY agency""").fetchall()
print("\n".join(" ".join(map(str, row)) for row in rows))
