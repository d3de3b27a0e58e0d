"""A survey of people who do not exist, watched by somebody who sees every byte at rest.

It runs in an installation of its own (see scratch.py), through the program's own pages, store,
batches and closing. After every answer and every batch it copies all that lies on the disk and in
the database; attacks.py then tries to find out who said what.
"""

import re
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client

from prongsai.apps.agencies.actions import register_agency
from prongsai.apps.agencies.models import Kind
from prongsai.apps.audit.models import Entry
from prongsai.apps.rounds.actions import open_round
from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys import actions, slips
from prongsai.apps.surveys.intake import folding, store, writer
from prongsai.apps.surveys.intake.hashing import keyed_hash
from prongsai.apps.surveys.models import Code, Survey, SurveyTally
from prongsai.apps.surveys.privacy.database import on_postgresql, rows, survey_tables
from prongsai.core.loading import load_framework, years
from prongsai.core.surveys.questionnaire import Questionnaire, questionnaire

PEOPLE = 83  # so that few are left for the last batch
CROWD = 60  # who come before anything is counted, so that the file holds as many as it ever will
INSTRUMENT = "iit"
_TOKEN = re.compile(r"\bt\.[\w-]{20,}={0,2}")  # of a form, as the name of its first field
_FORM = "application/x-www-form-urlencoded"


class Person(NamedTuple):
    """Somebody who answers: the code that he was seen to draw, and what he will say."""

    code: str
    hashed: str
    line: str
    comment: str


class Copy(NamedTuple):
    """All that lies at rest at one moment.

    ``main`` and ``answers`` have the bytes of files by name: of what is backed up, and of the
    folder of the store. ``codes`` are the hashes and ``comments`` the texts of the database as
    their rows lie, ``used`` the codes that it knows as used; ``counted`` is how many answers the
    counters have, ``waiting`` the lines in the store, as they lie.
    """

    answered: int
    main: dict[str, bytes]
    answers: dict[str, bytes]
    codes: tuple[str, ...]
    used: frozenset[str]
    counted: int
    waiting: tuple[str, ...]
    comments: tuple[str, ...]
    lines_of_log: int


class Watched(NamedTuple):
    """The people in the order in which they came, the smallest group, and every copy made.

    ``crowded`` is the copy with most waiting; ``forgotten`` the last, after closing.
    """

    people: tuple[Person, ...]
    smallest: int
    copies: tuple[Copy, ...]

    @property
    def crowded(self) -> Copy:
        """The copy of the moment when most answers waited."""
        return max(self.copies, key=lambda copy: len(copy.waiting))

    @property
    def forgotten(self) -> Copy:
        """The copy made after the survey was closed and its traces were forgotten."""
        return self.copies[-1]


def rehearse(look: Callable[[], None] = lambda: None) -> Watched:
    """Let people answer one by one, and copy everything after each of them.

    ``look`` is called before the survey is closed, and once more afterwards.
    """
    survey = _open_survey()
    asked = questionnaire(rules_of(survey.round), INSTRUMENT)
    entrance = survey.entrances.get()
    people = _people(survey, asked)
    copies = [_copied(0)]
    for number, person in enumerate(people, 1):
        _answer(f"/s/{entrance.address}/", person, asked)
        copies.append(_copied(number))
        if number >= CROWD:
            folding.fold(survey, entrance.portion)
            copies.append(_copied(number))
    look()
    actions.close_survey(survey, by=None)
    look()
    writer.end()
    copies.append(_copied(len(people)))
    return Watched(people, asked.rules.smallest_group, tuple(copies))


def _open_survey() -> Survey:
    agency = register_agency(
        slug="rehearsal", name="หน่วยงานซักซ้อม", kind=Kind.SUBDISTRICT_ORGANIZATION,
        district="-", province="-", by=None,
    )  # fmt: skip
    year = max(year for year in years() if INSTRUMENT in load_framework(year).surveys)
    survey = actions.prepare_survey(
        open_round(agency, year=year, by=None), instrument=INSTRUMENT, by=None
    )
    actions.set_population(survey, population=PEOPLE, by=None)
    actions.open_survey(survey, by=None)
    return survey


def _people(survey: Survey, asked: Questionnaire) -> tuple[Person, ...]:
    """People with codes drawn from the slips; no two say the same, some write a comment."""
    codes = slips.print_slips(survey, unit=None, size=PEOPLE, by=None).codes
    drawn = secrets.SystemRandom().sample(codes, len(codes))
    return tuple(
        Person(code, keyed_hash(code, survey.pk), _line(asked), _comment(number))
        for number, code in enumerate(drawn)
    )


def _line(asked: Questionnaire) -> str:
    """What somebody says, at random; nothing about himself, so that all look alike in that."""
    answers = {node.code: secrets.choice(asked.scale(node).options).code for node in asked.asked}
    return asked.pack(asked.response(answers))


def _comment(number: int) -> str:
    """Three of four write something; a sheaf of the store holds what the crowd wrote."""
    return "" if number % 4 == 3 else f"ซักซ้อม {secrets.token_urlsafe(12)}"


def _answer(page: str, person: Person, asked: Questionnaire) -> None:
    """Open the survey's page in a browser of one's own, fill in the form and send it."""
    browser = Client(SERVER_NAME="localhost")
    form = browser.get(page).content.decode()
    response = browser.post(page, urlencode(_filled(form, person, asked)), _FORM)
    if response.status_code != 303:
        raise RuntimeError(f"the page did not receive an answer: {response.status_code}")


def _filled(form: str, person: Person, asked: Questionnaire) -> dict[str, str]:
    token = _TOKEN.search(form)
    chosen = zip(asked.asked, asked.unpack(person.line).chosen, strict=True)
    return {
        token[0] if token else "": "1",
        "code": person.code,
        "comment": person.comment,
        **{node.code: option or "" for node, option in chosen},
    }


def _copied(answered: int) -> Copy:
    """Everything at rest, as whoever takes the disk away would have it."""
    tallies = SurveyTally.objects.filter(trait="").values_list("tally", flat=True)
    order = "ctid" if on_postgresql() else "rowid"
    codes = rows(f"SELECT keyed_hash, used FROM surveys_code ORDER BY {order}")  # noqa: S608
    comments = rows(f"SELECT text FROM surveys_comment ORDER BY {order}")  # noqa: S608
    with store.alone():  # at rest: a commit whose people were answered has left no log
        main = dict(_main())
        answers = {path.name: path.read_bytes() for path in _answers_folder().glob("*")}
    return Copy(
        answered=answered,
        main=main,
        answers=answers,
        codes=tuple(hashed for hashed, _ in codes),
        used=frozenset(Code.objects.filter(used=True).values_list("pk", flat=True)),
        counted=sum(tally["n"] for tally in tallies),
        waiting=tuple(_waiting()),
        comments=tuple(text for (text,) in comments),
        lines_of_log=Entry.objects.count(),
    )


def _waiting() -> Iterator[str]:
    """The lines that wait, as the store gives them."""
    if not store.path().exists():
        return
    with store.opened() as opened:
        for table in ("drawer", "batch"):
            for (lines,) in opened.execute(f"SELECT lines FROM {table}"):  # noqa: S608
                yield from lines.split("\n")


def _main() -> Iterator[tuple[str, bytes]]:
    """The files of the installation but for the store; on PostgreSQL every row with its place."""
    folder = Path(settings.VAR)
    for path in folder.rglob("*"):
        # The index of a WAL is never written to the disk on purpose; it holds numbers of pages.
        if (
            path.is_file()
            and _answers_folder() not in path.parents
            and path.suffix != ".sqlite3-shm"
        ):
            yield path.name, path.read_bytes()
    if on_postgresql():
        for table in (*survey_tables(), "audit_entry", "django_session"):
            yield table, "\n".join(_as_they_lie(table)).encode()


def _as_they_lie(table: str) -> Iterator[str]:
    quoted = connection.ops.quote_name(table)
    sql = (
        f"SELECT t.ctid::text, t.xmin::text, t.xmax::text, t::text FROM {quoted} t ORDER BY t.ctid"  # noqa: S608
    )
    for row in rows(sql):
        yield "|".join(row)


def _answers_folder() -> Path:
    return store.path().parent
