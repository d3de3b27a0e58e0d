"""All answers of the nation tallied together, as `prongsai tally` does it: counts and exact marks.

Usage: tally_ours.py FOLDER (long|wide)
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from nation import SURVEYS, file_of, rules

from prongsai.core.marks import marks_of
from prongsai.engines.counting import count_answers
from prongsai.engines.naming import Naming

framework = rules()
naming = Naming(other_columns="ignore")
for instrument in SURVEYS:
    counts = count_answers(
        file_of(Path(sys.argv[1]), instrument, sys.argv[2]), framework, instrument, naming
    )
    for code, mark in marks_of(framework, instrument, counts).items():
        print(code, mark.n, mark.announced)
