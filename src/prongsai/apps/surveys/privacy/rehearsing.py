"""The process of a rehearsal: makes the database, rehearses, attacks, and tells in JSON."""

import json

from django.core.management import call_command
from django.db import connection

from prongsai.apps.surveys.privacy.attacks import attack, best_guess
from prongsai.apps.surveys.privacy.rehearsal import rehearse


def main() -> None:
    """Rehearse in the installation of this process's environment, which must be empty."""
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()  # so that copies are not full of the making of tables
    watched = rehearse()
    guessed, ways = best_guess(watched)
    told = {
        "people": len(watched.people),
        "smallest": watched.smallest,
        "best_guess": guessed,
        "ways": ways,
        "copies": len(watched.copies),
        "leaks": [list(leak) for leak in attack(watched, guessed)],
    }
    print(json.dumps(told))
