"""From counters to levels as Prongsai does it: exact, every node, on one core.

Usage: counters_ours.py DATABASE. Prints each agency's announced scores and its level.
"""

import json
import sqlite3
import sys
from fractions import Fraction
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from counters import INSTRUMENTS, QUERY, oit, rules
from nation import line

from prongsai.core.scoring import level, score
from prongsai.core.surveys.pooling import answers_of
from prongsai.core.surveys.questionnaire import questionnaire
from prongsai.core.surveys.tallies import tally_from_plain

framework = rules()
surveys = [questionnaire(framework, instrument) for instrument in INSTRUMENTS]
connection = sqlite3.connect(sys.argv[1])
rows = connection.execute(QUERY)
for agency, several in groupby(rows, key=lambda row: row[0] // len(surveys)):
    known = {"oit": Fraction(oit(agency))}
    for survey_id, portions in groupby(several, key=lambda row: row[0]):
        survey = surveys[survey_id % len(surveys)]
        tallies = [(portion, tally_from_plain(json.loads(tally))) for _, portion, tally in portions]
        known |= answers_of(survey, tallies, None).marks
    total = score(framework.assessment, known)
    reached = level(framework, total)
    announced = {part.node.code: part.announced for part in (*total.parts, total)}
    print(line(str(agency), announced, reached.code))
