"""The nation from its answers, as Prongsai does it: count, mark, score; one line per agency.

Usage: nation_ours.py FOLDER (long|wide) [YEARS]. Two processes share the agencies.
"""

import resource
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from nation import SURVEYS, file_of, line, oit, rules

from prongsai.core.framework import Framework
from prongsai.core.marks import marked, marking_keys
from prongsai.core.scoring import level, score
from prongsai.engines.answers import Agencies, Limits
from prongsai.engines.counting import count_by_agency

PROCESSES = 2
Known = dict[str, dict[str, Fraction]]


def share_of_the_nation(folder: Path, form: str, share: int) -> tuple[list[str], int]:
    """The lines of one share of the agencies, and the peak memory of this process in kB."""
    framework = rules()
    known = marks(framework, folder, form, Agencies("agency", share, PROCESSES))
    lines = []
    for agency, marks_known in known.items():
        total = score(framework.assessment, marks_known | {"oit": oit(agency)})
        announced = {part.node.code: part.announced for part in (total, *total.parts)}
        reached = level(framework, total)
        lines.append(line(agency, announced, reached.code if reached else "-"))
    return lines, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def marks(framework: Framework, folder: Path, form: str, agencies: Agencies) -> Known:
    """Every agency's exact marks from both surveys."""
    known: Known = defaultdict(dict)
    limits = Limits(memory="120MB", threads=1)
    for instrument in SURVEYS:
        keys = marking_keys(framework, instrument)
        path = file_of(folder, instrument, form)
        counted = count_by_agency(path, agencies, framework, instrument, limits=limits)
        for agency, counts in counted:
            of_agency = known[agency]
            for code, mark in marked(keys, counts).items():
                of_agency[code] = mark.value
    return known


def main() -> None:
    folder, form = Path(sys.argv[1]), sys.argv[2]
    years = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    kilobytes = 0
    with ProcessPoolExecutor(PROCESSES) as processes:
        for _ in range(years):
            shares = list(
                processes.map(
                    share_of_the_nation, [folder] * PROCESSES, [form] * PROCESSES, range(PROCESSES)
                )
            )
            lines = [one for lines, _ in shares for one in lines]
            kilobytes = max(kilobytes, sum(peak for _, peak in shares))
    print("\n".join(sorted(lines, key=lambda one: int(one.split()[0]))))
    kilobytes += resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(kilobytes)


if __name__ == "__main__":
    main()
