"""Two people at one draft at the same moment, in a database of its own that keeps what they do.

Frozen rows cannot be taken out of the database that the other tests share, so this runs as a
program beside them.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection

from prongsai.apps.audit.models import Entry
from prongsai.apps.results.actions import discard_draft, publish_result
from prongsai.apps.results.models import Result
from tests.web.builders import make_agency, make_draft

TRIES = 10

Act = Callable[..., None]


def main() -> None:
    """Try it on many drafts and print as JSON how often it ended in which way."""
    with tempfile.TemporaryDirectory() as directory:
        usual = connection.settings_dict["NAME"]
        connection.settings_dict["TEST"]["NAME"] = _name(Path(directory))
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            print(json.dumps(_ends()))
        finally:
            connection.creation.destroy_test_db(usual, verbosity=0)


def _name(directory: Path) -> str:
    # In memory SQLite has no turns to wait for; in a file it is as an installation has it.
    return str(directory / "own.sqlite3") if connection.vendor == "sqlite" else "prongsai_at_once"


def _ends() -> dict[str, dict[Any, int]]:
    lines = Entry.objects.filter(action__in=["result.published", "result.draft_discarded"])
    return {
        "publish and publish": _tried(publish_result, publish_result),
        "publish and discard": _tried(publish_result, discard_draft),
        "lines of a draft": Counter(Counter(lines.values_list("agency", flat=True)).values()),
    }


def _tried(one: Act, other: Act) -> dict[str, int]:
    return Counter(_both(one, other, f"{other.__name__}-{number}") for number in range(TRIES))


def _both(one: Act, other: Act, slug: str) -> str:
    draft = make_draft(make_agency(slug.replace("_", "-")))
    together = Barrier(2, timeout=20)
    with ThreadPoolExecutor(2) as people:
        ends = people.map(lambda act: _end(act, draft.pk, together), (one, other))
        return " and ".join(sorted(ends))


def _end(act: Act, pk: int, together: Barrier) -> str:
    draft = Result.objects.get(pk=pk)
    try:
        together.wait()
        act(draft, by=None)
    except ValidationError:
        return "refused"
    except DatabaseError as error:
        return repr(error)
    finally:
        connection.close()
    return "done"
