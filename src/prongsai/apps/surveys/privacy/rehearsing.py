"""The process of a rehearsal: makes the database, rehearses, attacks, and tells in JSON."""

import json
from collections.abc import Iterator

from django.core.management import call_command
from django.db import connection

from prongsai.apps.surveys.privacy.attacks import attack, best_guess
from prongsai.apps.surveys.privacy.findings import Outcome, look_at
from prongsai.apps.surveys.privacy.promises import shapes
from prongsai.apps.surveys.privacy.rehearsal import rehearse


def main() -> None:
    """Rehearse in the installation of this process's environment, which must be empty."""
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()  # so that copies are not full of the making of tables
    broken: list[str] = []
    watched = rehearse(lambda: broken.extend(_broken()))
    guessed, ways = best_guess(watched)
    told = {
        "people": len(watched.people),
        "smallest": watched.smallest,
        "best_guess": guessed,
        "ways": ways,
        "copies": len(watched.copies),
        "leaks": [*map(list, attack(watched, guessed)), *(["promise", name] for name in broken)],
    }
    print(json.dumps(told))


def _broken() -> Iterator[str]:
    """The promises that this installation, in which people answer, is seen to break."""
    for check, finding in look_at(shapes()):
        if finding.outcome is Outcome.BROKEN:
            yield f"{check.name}: {finding.evidence.en}"
