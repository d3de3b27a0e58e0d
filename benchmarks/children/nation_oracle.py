"""What each agency of the nation should get: every group fetched, every mean a sum of Fractions.

Usage: nation_oracle.py FOLDER. Shares no line of arithmetic with prongsai.
"""

import sys
from fractions import Fraction
from pathlib import Path

import duckdb

sys.path.append(str(Path(__file__).parents[1]))
from nation import SURVEYS, file_of, line, oit, rules
from national_scores import half_up, naive_level, oracle

PLAIN, REVERSED = (0, 33, 67, 100), (100, 67, 33, 0)


def marks(folder: Path) -> dict[str, dict[str, Fraction]]:
    """Agency → question → its mark."""
    nodes = rules().nodes
    found: dict[str, dict[str, Fraction]] = {}
    for instrument in SURVEYS:
        questions = duckdb.execute(
            """SELECT CAST(agency AS VARCHAR), question, list((option, number))
               FROM (SELECT agency, question, option, count(*) AS number
                     FROM read_parquet($path) GROUP BY ALL) GROUP BY ALL ORDER BY 1""",
            {"path": str(file_of(folder, instrument, "long"))},
        )
        while question := questions.fetchone():
            agency, code, answers = question
            worth = REVERSED if nodes[code].polarity == "reversed" else PLAIN
            total = sum((Fraction(worth[option - 1]) * n for option, n in answers), Fraction(0))
            found.setdefault(agency, {})[code] = total / sum(n for _, n in answers)
    return found


def main() -> None:
    framework = rules()
    scored = oracle(framework)
    for agency, known in marks(Path(sys.argv[1])).items():
        values = scored(known | {"oit": oit(agency)})
        announced = {code: half_up(value) for code, value in values.items()}
        print(line(agency, announced, naive_level(framework, announced)))


if __name__ == "__main__":
    main()
