"""What one commit of the store does: answers into drawers, codes and tokens off, all apart.

Everything here happens inside a transaction of ``store.commit``, which its caller holds.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from prongsai.apps.surveys.intake.submission import Outcome, Submission
from prongsai.core.marks import added

FULL_DRAWER = 200  # lines; the next answers begin another drawer
FULL_SHEAF = 50  # remarks; they are longer

Place = tuple[int, str]  # a survey and a portion of it


class Incoming(NamedTuple):
    """A submission, and whether its code is known as used from the main database.

    That may be known late, not too early: a code that was used here stays in the store until its
    survey is forgotten, so whatever the main database said before, no code passes twice. What it
    says matters where the store was lost and begun anew.
    """

    submission: Submission
    code_counted: bool


def put_away(connection: sqlite3.Connection, incoming: Sequence[Incoming]) -> list[Outcome]:
    """Take submissions in, one after the other; what became of each, in their order."""
    group = _Group(connection, [submission for submission, _ in incoming])
    outcomes = [group.take(*one) for one in incoming]
    group.write()
    return outcomes


def codes_used(connection: sqlite3.Connection, survey: int) -> set[str]:
    """The keyed hashes of the codes that were used since the survey began."""
    row = connection.execute("SELECT codes FROM used WHERE survey = ?", (survey,)).fetchone()
    return set(row[0].split()) if row else set()


def add_lines(connection: sqlite3.Connection, place: Place, lines: Sequence[str]) -> None:
    """Put lines of answers into the last drawer of a place, or the next one where it is full."""
    row = connection.execute(
        "SELECT number, lines FROM drawer WHERE survey = ? AND portion = ? "
        "ORDER BY number DESC LIMIT 1",
        place,
    ).fetchone()
    number, held = (row[0], row[1].split("\n")) if row else (0, [])
    if len(held) >= FULL_DRAWER:
        number, held = number + 1, []
    connection.execute(
        "REPLACE INTO drawer VALUES (?, ?, ?, ?)",
        (*place, number, "\n".join(sorted([*held, *lines]))),
    )


def all_lines(connection: sqlite3.Connection, place: Place) -> list[str]:
    """All lines that wait in a place."""
    rows = connection.execute(
        "SELECT lines FROM drawer WHERE survey = ? AND portion = ?", place
    ).fetchall()
    return sorted(line for (lines,) in rows for line in lines.split("\n"))


def replace_lines(connection: sqlite3.Connection, place: Place, lines: Sequence[str]) -> None:
    """Let only these lines wait in a place."""
    connection.execute("DELETE FROM drawer WHERE survey = ? AND portion = ?", place)
    if lines:
        add_lines(connection, place, lines)


def add_remarks(connection: sqlite3.Connection, survey: int, texts: Sequence[str]) -> None:
    """Put free words apart from all answers, sorted."""
    row = connection.execute(
        "SELECT number, texts FROM remarks WHERE survey = ? ORDER BY number DESC LIMIT 1",
        (survey,),
    ).fetchone()
    number, held = (row[0], json.loads(row[1])) if row else (0, [])
    if len(held) >= FULL_SHEAF:
        number, held = number + 1, []
    connection.execute(
        "REPLACE INTO remarks VALUES (?, ?, ?)",
        (survey, number, json.dumps(sorted([*held, *texts]), ensure_ascii=False)),
    )


def take_remarks(connection: sqlite3.Connection, survey: int) -> list[str]:
    """All free words that wait; they are gone from the sheaves."""
    rows = connection.execute("SELECT texts FROM remarks WHERE survey = ?", (survey,)).fetchall()
    connection.execute("DELETE FROM remarks WHERE survey = ?", (survey,))
    return sorted(text for (texts,) in rows for text in json.loads(texts))


def add_signs(connection: sqlite3.Connection, place: Place, signs: dict[str, int]) -> None:
    """Count signs of haste; they are kept with no answer."""
    counted = added([_signs(connection, place), signs])
    connection.execute(
        "REPLACE INTO noticed VALUES (?, ?, ?)", (*place, json.dumps(counted, sort_keys=True))
    )


def take_signs(connection: sqlite3.Connection, place: Place) -> dict[str, int]:
    """The signs counted since the last batch; they begin at none again."""
    signs = _signs(connection, place)
    connection.execute("DELETE FROM noticed WHERE survey = ? AND portion = ?", place)
    return signs


def is_sealed(connection: sqlite3.Connection, survey: int) -> bool:
    """Whether a survey takes no more answers."""
    query = "SELECT 1 FROM sealed WHERE survey = ?"
    return connection.execute(query, (survey,)).fetchone() is not None


def _signs(connection: sqlite3.Connection, place: Place) -> dict[str, int]:
    query = "SELECT signs FROM noticed WHERE survey = ? AND portion = ?"
    row = connection.execute(query, place).fetchone()
    signs: dict[str, int] = json.loads(row[0]) if row else {}
    return signs


class _Group:
    """Submissions that one commit takes in, read and written with few statements.

    At each statement a thread of Python may have to wait until others let it go on.
    """

    def __init__(self, connection: sqlite3.Connection, submissions: list[Submission]) -> None:
        self._store = connection
        surveys = json.dumps(sorted({one.survey for one in submissions}))
        tokens = json.dumps([(one.survey, one.token) for one in submissions])
        self._spent: set[tuple[int, str]] = set(connection.execute(_SPENT, (tokens,)).fetchall())
        self._sealed = {row[0] for row in connection.execute(_SEALED, (surveys,))}
        self._codes: dict[int, set[str]] = {}
        self._new_tokens: list[tuple[int, str]] = []
        self._new_codes: set[int] = set()
        self._lines: dict[Place, list[str]] = defaultdict(list)
        self._signs: dict[Place, dict[str, int]] = defaultdict(dict)
        self._texts: dict[int, list[str]] = defaultdict(list)

    def take(self, submission: Submission, code_counted: bool) -> Outcome:
        survey, token, code = submission.survey, submission.token, submission.code
        if (survey, token) in self._spent:
            return Outcome.RECEIVED_BEFORE  # also where the survey was closed since
        if survey in self._sealed:
            return Outcome.CLOSED
        if code is not None and (code_counted or code in self._used(survey)):
            return Outcome.CODE_USED
        self._spent.add((survey, token))
        self._new_tokens.append((survey, token))
        if code is not None:
            self._used(survey).add(code)
            self._new_codes.add(survey)
        self._keep(submission)
        return Outcome.RECEIVED

    def write(self) -> None:
        if self._new_tokens:
            self._store.execute(_SPEND, (json.dumps(sorted(self._new_tokens)),))
        for survey in self._new_codes:
            codes = " ".join(sorted(self._codes[survey]))
            self._store.execute("REPLACE INTO used VALUES (?, ?)", (survey, codes))
        for place, lines in self._lines.items():
            add_lines(self._store, place, lines)
        for place, signs in self._signs.items():
            add_signs(self._store, place, signs)
        for survey, texts in self._texts.items():
            add_remarks(self._store, survey, texts)

    def _keep(self, submission: Submission) -> None:
        place = submission.survey, submission.portion
        line, _, signs = submission.line.rpartition("|")
        self._lines[place].append(f"{line}|")  # the signs are counted apart from the answers
        for sign in signs.split(",") if signs else ():
            counted = self._signs[place]
            counted[sign] = counted.get(sign, 0) + 1
        if submission.comment:
            self._texts[submission.survey].append(submission.comment)

    def _used(self, survey: int) -> set[str]:
        if survey not in self._codes:
            self._codes[survey] = codes_used(self._store, survey)
        return self._codes[survey]


_PAIR = "json_extract(one.value, '$[0]'), json_extract(one.value, '$[1]')"
# CROSS JOIN: each token asked for is looked up by the key, however many are spent.
_SPENT = (
    "SELECT spent.survey, spent.token FROM json_each(?) AS one CROSS JOIN spent "  # noqa: S608
    f"ON (spent.survey, spent.token) = ({_PAIR})"
)
_SPEND = f"INSERT INTO spent SELECT {_PAIR} FROM json_each(?) AS one"  # noqa: S608
_SEALED = "SELECT survey FROM sealed WHERE survey IN (SELECT value FROM json_each(?))"
