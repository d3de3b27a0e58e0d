"""What a process does with a store that it shares with others, or whose disk is full.

Programs of their own, each with one argument, for pytest is no process to fill disks in; the store
is that of PRONGSAI_VAR. Each prints what it saw as JSON.
"""

import json
import resource
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

FORMS = 300
SURVEY = 7


def send_all(begin_with: int) -> Counter[str]:
    """Send the same forms as every other process, from eight threads; how often which outcome."""
    from prongsai.apps.surveys.intake.receiving import receive

    order = [(begin_with + number) % FORMS for number in range(FORMS)]
    with ThreadPoolExecutor(8) as people:
        return Counter(people.map(lambda number: receive(form(number)).value, order))


def fill_the_disk() -> dict[str, object]:
    """Send until no file may grow any more, once more when one may again; what came of it."""
    from prongsai.apps.surveys.intake.receiving import receive, waiting
    from prongsai.apps.surveys.intake.store import StoreUnavailable

    taken = sum(receive(form(number)).value == "received" for number in range(20))
    free, ceiling = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024, ceiling))
    refused = []
    for number in range(20, FORMS):
        try:
            taken += receive(form(number)).value == "received"
        except StoreUnavailable as error:
            refused.append((number, error.problems[0].sentence("th")))
    resource.setrlimit(resource.RLIMIT_FSIZE, (free, ceiling))
    afterwards = [receive(form(number)).value for number, _ in refused]
    return {
        "taken": taken,
        "refused": len(refused),
        "says": sorted({says for _, says in refused}),
        "afterwards": Counter(afterwards),
        "waiting": waiting(SURVEY),
        "sound": _is_sound(),
    }


def _is_sound() -> bool:
    from prongsai.apps.surveys.intake import store

    with store.opened() as connection:
        return connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def form(number: int):
    from prongsai.apps.surveys.intake.submission import Submission

    token = sha256(str(number).encode()).hexdigest()[:32]
    return Submission(SURVEY, "1", f"{number:0300d}||", token, comment=f"{number}")


def main() -> None:
    from prongsai.cli.django import start_django

    start_django()
    what = sys.argv[1]
    found = fill_the_disk() if what == "full" else send_all(int(what))
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
