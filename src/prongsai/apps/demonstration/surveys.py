"""Surveys of the demonstration: one year that is being answered, and an EIT taken into a draft.

Answers come in by the same door as everybody's. Nobody gave them: they are drawn by chance, and
so they are about an agency that does not exist.
"""

import random
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Appointment, Role
from prongsai.apps.results.actions import take_in_survey
from prongsai.apps.rounds.actions import open_round
from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.actions import (
    close_survey,
    open_survey,
    prepare_survey,
    set_population,
    set_window,
)
from prongsai.apps.surveys.comments import release_comment
from prongsai.apps.surveys.entrances import add_entrance
from prongsai.apps.surveys.intake.folding import fold
from prongsai.apps.surveys.intake.hashing import keyed_hash
from prongsai.apps.surveys.intake.receiving import receive
from prongsai.apps.surveys.intake.submission import Submission
from prongsai.apps.surveys.models import Entrance, Survey
from prongsai.apps.surveys.paper import print_forms
from prongsai.apps.surveys.queries import comments_waiting, survey_rules
from prongsai.apps.surveys.slips import print_slips
from prongsai.core.loading import years
from prongsai.core.marks import marking_key
from prongsai.core.surveys.codes import shown
from prongsai.core.surveys.questionnaire import Questionnaire, questionnaire

AGENCY = "tuayang"
_STAFF, _CLIENTS = 64, 1_800
_CODES_TO_TRY = 3
_FORMS = 20
_POINTS = ("จุดรับชำระภาษี", "กองช่าง")
_COMMENTS = (
    "รอคิวนาน อยากให้มีเจ้าหน้าที่เพิ่มช่วงเช้าวันจันทร์",
    "ขอบคุณคุณสมมุติที่จุดชำระภาษี อธิบายเข้าใจง่าย",
    "เว็บไซต์หาเอกสารยาก เปิดในโทรศัพท์แล้วตัวหนังสือเล็ก",
)
_DRAW = random.Random(1)  # noqa: S311 -- the same answers in every demonstration


class Trial(NamedTuple):
    """What everybody may try to answer with: the page of the IIT, that of the EIT, and codes."""

    iit: str
    eit: str
    codes: tuple[str, ...]


def are_there() -> bool:
    """Whether the surveys of the demonstration were begun."""
    return Survey.objects.filter(round__agency__slug=AGENCY).exists()


def begin_surveys() -> Trial:
    """Prepare, open and answer the surveys of one agency; gives what is left to try."""
    agency = Agency.objects.get(slug=AGENCY)
    officer = _holder(agency, Role.OFFICER)
    newest, before = sorted(years())[-1], sorted(years())[-2]
    _closed_eit(agency, before, officer)
    iit, codes = _open_iit(agency, newest, officer)
    eit = _open_eit(agency, newest, officer)
    _just_prepared(agency, before, officer)
    return Trial(_address(iit), _address(eit), tuple(map(shown, codes)))


def _closed_eit(agency: Agency, year: int, officer: User | None) -> None:
    survey = _opened(agency, year, "eit", _CLIENTS, officer, begun=60, left=0)
    points = [add_entrance(survey, name=name, by=officer) for name in _POINTS]
    for number, response in enumerate(_people(survey, 46)):
        place = points[number % 5] if number % 5 < 2 else survey.entrances.first()
        comment = _COMMENTS[number] if number < len(_COMMENTS) else ""
        _answer(survey, response, entrance=place, comment=comment)
    close_survey(survey, by=officer)
    take_in_survey(survey, by=officer)
    _release_one(agency, _holder(agency.overseer, Role.OVERSEER))


def _open_iit(agency: Agency, year: int, officer: User | None) -> tuple[Survey, Sequence[str]]:
    """An open IIT with slips for two units, the codes of some of which nobody used."""
    survey = _opened(agency, year, "iit", _STAFF, officer)
    units = agency.units.all()[:2]
    codes: list[str] = []
    for unit, size in zip(units, (24, 14), strict=False):
        codes += print_slips(survey, unit=unit, size=size, by=officer).codes
    for code, response in zip(codes[_CODES_TO_TRY:], _people(survey, 19), strict=False):
        _answer(survey, response, code=code)
    fold(survey, survey_rules(survey).portions[0].code)
    return survey, codes[:_CODES_TO_TRY]


def _open_eit(agency: Agency, year: int, officer: User | None) -> Survey:
    survey = _opened(agency, year, "eit", _CLIENTS, officer)
    add_entrance(survey, name=_POINTS[0], by=officer)
    print_forms(survey, size=_FORMS, unit=None, by=officer)
    for response in _people(survey, 27):
        _answer(survey, response, entrance=survey.entrances.first())
    fold(survey, survey_rules(survey).portions[0].code)
    return survey


def _just_prepared(agency: Agency, year: int, officer: User | None) -> None:
    """An IIT that is only beginning: how many staff there are, and nothing else."""
    round_ = open_round(agency, year=year, by=officer)
    survey = prepare_survey(round_, instrument="iit", by=officer)
    set_population(survey, population=_STAFF, by=officer)


def _opened(
    agency: Agency,
    year: int,
    instrument: str,
    population: int,
    officer: User | None,
    *,
    begun: int = 9,
    left: int = 21,
) -> Survey:
    """A survey that was opened some days ago and has some days left."""
    survey = prepare_survey(
        open_round(agency, year=year, by=officer), instrument=instrument, by=officer
    )
    today = timezone.localdate()
    set_population(survey, population=population, by=officer)
    days = {"opens_on": today - timedelta(days=begun), "closes_on": today + timedelta(days=left)}
    set_window(survey, **days, by=officer)
    open_survey(survey, by=officer)
    return survey


def _people(survey: Survey, number: int) -> Iterator[dict[str, str]]:
    """Answers of some people by code: mostly good ones, as in published results."""
    asked = _asked(survey)
    keys = {node.code: marking_key(node, asked.framework.scales) for node in asked.asked}
    for _person in range(number):
        yield {code: _rather_good(key.worth) for code, key in keys.items()}


def _rather_good(worth: Mapping[str, int]) -> str:
    """An option by chance, the better the likelier."""
    options = sorted(worth, key=lambda option: worth[option])
    return _DRAW.choices(options, [1 + 4 * place for place in range(len(options))])[0]


def _answer(
    survey: Survey,
    answers: dict[str, str],
    *,
    code: str | None = None,
    entrance: Entrance | None = None,
    comment: str = "",
) -> None:
    asked = _asked(survey)
    traits = {
        trait.code: _DRAW.choice(trait.values).code for trait in asked.rules.traits if trait.values
    }
    if entrance is not None:
        traits |= {one.code: str(entrance.pk) for one in asked.rules.traits if one.own == "points"}
    receive(
        Submission(
            survey=survey.pk,
            portion=asked.rules.portions[0].code,
            line=asked.pack(asked.response(answers, traits)),
            token=secrets.token_hex(16),
            code=None if code is None else keyed_hash(code, survey.pk),
            comment=comment,
        )
    )


def _asked(survey: Survey) -> Questionnaire:
    return questionnaire(rules_of(survey.round), survey.instrument)


def _release_one(agency: Agency, reader: User | None) -> None:
    """The overseer took the name out of one comment; the others wait."""
    for comment in comments_waiting(agency):
        if "คุณสมมุติ" in comment.text:
            release_comment(comment, text=comment.text.replace("คุณสมมุติ", "เจ้าหน้าที่"), by=reader)


def _holder(agency: Agency | None, role: str) -> User | None:
    held = Appointment.objects.filter(position__agency=agency, position__role=role)
    first = held.select_related("holder").order_by("pk").first()
    return None if first is None else first.holder


def _address(survey: Survey) -> str:
    return f"/s/{survey.entrances.all()[0].address}/"
