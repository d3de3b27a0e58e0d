"""A made-up nation as surveys leave it: a row of counters for each agency, instrument and portion.

8,300 agencies, IIT and EIT of FY2566 with all their parts: the shape of apps.surveys.SurveyTally.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework
from prongsai.core.surveys.questionnaire import Questionnaire, questionnaire
from prongsai.core.surveys.tallies import Sums, Tally, summed_nodes

AGENCIES = 8300
INSTRUMENTS = ("iit", "eit")
# In the order in which the tallies of an agency are needed, one after the other.
QUERY = """SELECT survey_id, portion, tally FROM surveys_surveytally
           WHERE trait = '' ORDER BY survey_id, portion, origin"""


def rules() -> Framework:
    """The rules of FY2566."""
    return load_framework(2566)


def oit(agency: int) -> int:
    """The OIT score of an agency."""
    return agency % 101


def make_database(path: Path) -> int:
    """Write a row for each agency and instrument; how many answers their counters hold."""
    chance = Random(2566)  # noqa: S311  # the same nation in every run, not secrets
    surveys = [questionnaire(rules(), instrument) for instrument in INSTRUMENTS]
    answers = 0
    with sqlite3.connect(path) as connection:
        connection.execute(
            """CREATE TABLE surveys_surveytally (id INTEGER PRIMARY KEY, survey_id INTEGER,
               portion TEXT, origin TEXT, trait TEXT, value TEXT, tally TEXT)"""
        )
        for survey_id, (survey, tally) in enumerate(_tallies(surveys, chance)):
            answers += sum(sum(options.values()) for options in tally.counts.values())
            row = (survey_id, survey.rules.portions[0].code, json.dumps(tally.as_plain()))
            connection.execute(
                """INSERT INTO surveys_surveytally (survey_id, portion, origin, trait, value, tally)
                   VALUES (?, ?, 'own', '', '', ?)""",
                row,
            )
    return answers


def _tallies(surveys: list[Questionnaire], chance: Random) -> Iterator[tuple[Questionnaire, Tally]]:
    """Tallies of 30 to 400 people, of whom some skip; sums are only as long as real ones are."""
    for _ in range(AGENCIES):
        people = chance.randint(30, 400)
        for survey in surveys:
            counts = {}
            for node in survey.asked:
                codes = [option.code for option in survey.scale(node).options]
                left = people - chance.randint(0, people // 10)
                cuts = sorted(chance.randint(0, left) for _ in codes[1:])
                ends = zip([0, *cuts], [*cuts, left], strict=True)
                counts[node.code] = {
                    code: end - start
                    for code, (start, end) in zip(codes, ends, strict=True)
                    if end > start
                }
            sums = {
                code: Sums(people, people * 60 * one.per_point, people * 3600 * one.per_point**2)
                for code, one in summed_nodes(survey).items()
            }
            yield survey, Tally(people, counts, sums, {"fast": people // 20})
