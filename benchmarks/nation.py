"""A made-up nation as goal A1 describes it: 8,317 agencies, 45 questions, 39 million answers.

694,856 respondents of 30 questions and 1,290,872 of 15, 3 % of the answers skipped, small and large
agencies mixed in the order of arrival. OIT is known as one figure for each agency.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import duckdb

from prongsai.core.framework import Framework, Node
from prongsai.core.loading import load_framework

AGENCIES = 8317
SURVEYS = {"iit": (694_856, 30), "eit": (1_290_872, 15)}
FORMS = ("long", "wide")


def rules() -> Framework:
    """The rules of FY2563 with whole questions of one scale, and OIT as one figure."""
    real = load_framework(2563)
    four_levels = real.scales["four_levels"]
    return replace(
        real,
        assessment=_simple(real.assessment),
        scales=dict.fromkeys(real.scales, four_levels),
    )


def oit(agency: str) -> Fraction:
    """The OIT score of an agency."""
    return Fraction(int(agency) % 101)


def file_of(folder: Path, instrument: str, form: str) -> Path:
    """Where the answers to an instrument are: ``wide`` by respondent, ``long`` by answer."""
    return folder / f"{instrument}_{form}.parquet"


def make_files(folder: Path) -> int:
    """Write both instruments in both forms; how many answers there are."""
    answers = 0
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute("SELECT setseed(0.2563)")
        for instrument, (people, questions) in SURVEYS.items():
            wide, long = (str(file_of(folder, instrument, form)) for form in ("wide", "long"))
            codes = [f"{instrument[0]}{number}" for number in range(1, questions + 1)]
            columns = ", ".join(f"{_ANSWER} AS {code}" for code in codes)
            connection.execute(
                f"""COPY (SELECT {_AGENCY} AS agency, {columns}
                          FROM range($people)) TO $wide (FORMAT parquet, COMPRESSION zstd)""",
                {"people": people, "wide": wide},
            )
            connection.execute(
                f"""COPY (SELECT agency, question, option FROM (
                            UNPIVOT (FROM read_parquet($wide)) ON {", ".join(codes)}
                            INTO NAME question VALUE option))
                    TO $long (FORMAT parquet, COMPRESSION zstd)""",
                {"wide": wide, "long": long},
            )
            counted = "SELECT count(*) FROM read_parquet($long)"
            answers += connection.execute(counted, {"long": long}).fetchall()[0][0]
    return answers


def line(agency: str, scores: Mapping[str, object], level: str) -> str:
    """An agency's announced scores of the instruments and in all, and its level."""
    return f"{agency} {scores['iit']} {scores['eit']} {scores['ita']} {level}"


def _simple(node: Node) -> Node:
    if node.kind in ("question", "instrument") and node.code not in SURVEYS:
        return replace(node, parts=())
    return replace(node, parts=tuple(_simple(part) for part in node.parts))


# Agencies of very different sizes, in no order.
_AGENCY = f"floor(power(random(), 2) * {AGENCIES})::INTEGER"
# Options 1 to 4 evenly, and 3 % skipped.
_ANSWER = "CASE WHEN random() >= 0.03 THEN 1 + floor(random() * 4) END::UTINYINT"
