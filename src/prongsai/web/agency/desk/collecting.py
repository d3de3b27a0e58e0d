"""What waits while answers and disclosures are collected."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.apps.agencies.queries import appointments_of
from prongsai.apps.evidence.models import Examination, Stage
from prongsai.apps.evidence.queries import unconfirmed_examinations
from prongsai.apps.surveys.models import State, Survey
from prongsai.apps.surveys.queries import comments_waiting, unfinished_surveys
from prongsai.web.agency.access import Office
from prongsai.web.agency.desk.task import Task


def surveys(office: Office, today: date) -> Iterator[Task]:
    """Surveys to be opened, to be followed, and to be closed."""
    if "survey.manage" not in office.acts:
        return
    for survey in unfinished_surveys(office.agency):
        place = [office.agency.slug, survey.round.year, survey.instrument]
        due = survey.opens_on if survey.state == State.PREPARING else survey.closes_on
        yield Task(_of_survey(survey, today), reverse("agency:survey", args=place), due)


def comments_to_read(office: Office, _today: date) -> Iterator[Task]:
    """Comments from which names are to be taken out before the agency reads them."""
    if "comment.read" not in office.acts:
        return
    number = comments_waiting(office.agency).count()
    if number:
        says = ngettext(
            "Read %(number)s comment and take names out",
            "Read %(number)s comments and take names out",
            number,
        )
        yield Task(says % {"number": number}, reverse("agency:comments", args=[office.agency.slug]))


def disclosures(office: Office, today: date) -> Iterator[Task]:
    """OIT items to be handed in, to be approved, to be clarified."""
    if not {"oit.hand_in", "oit.approve"} & office.acts:
        return
    for examination in unconfirmed_examinations(office.agency, _units_of(office)):
        year = examination.round.year
        url = reverse("agency:oit_year", args=[office.agency.slug, year])
        if examination.stage == Stage.COLLECTING:
            yield from _while_collecting(office, examination, url)
        elif _can_be_clarified(office, examination, today):
            says = _("Clarify the OIT items of %(year)s whose marks you contest") % {"year": year}
            marks = reverse("review:marks", args=[examination.pk])
            yield Task(says, marks, examination.clarify_until)


def _of_survey(survey: Survey, today: date) -> str:
    named = {"instrument": survey.instrument.upper(), "year": survey.round.year}
    if survey.state == State.PREPARING:
        return _("Prepare and open the %(instrument)s survey of %(year)s") % named
    if survey.closes_on is not None and survey.closes_on < today:
        return _("Close the %(instrument)s survey of %(year)s so that it is counted") % named
    return _("See how many answered the %(instrument)s survey of %(year)s") % named


def _while_collecting(office: Office, examination: Examination, url: str) -> Iterator[Task]:
    year, missing = examination.round.year, examination.missing  # type: ignore[attr-defined]
    if missing and "oit.hand_in" in office.acts:
        says = ngettext(
            "Hand in %(number)s more OIT item of %(year)s",
            "Hand in %(number)s more OIT items of %(year)s",
            missing,
        )
        due = examination.due or examination.hand_in_until  # type: ignore[attr-defined]
        yield Task(says % {"number": missing, "year": year}, url, due)
    elif not missing and "oit.approve" in office.acts:
        says = _("Approve the OIT of %(year)s: every item is handed in") % {"year": year}
        approving = reverse("agency:approve_oit", args=[office.agency.slug, year])
        yield Task(says, approving, examination.hand_in_until)
    elif not missing and "oit.manage" in office.acts:
        says = _("Ask the executive to approve the OIT of %(year)s: every item is handed in")
        yield Task(says % {"year": year}, url, examination.hand_in_until)


def _can_be_clarified(office: Office, examination: Examination, today: date) -> bool:
    until = examination.clarify_until
    is_open = examination.stage == Stage.CLARIFYING and (until is None or today <= until)
    return is_open and "oit.clarify" in office.acts


def _units_of(office: Office) -> list[int] | None:
    """The units whose items somebody hands in; ``None`` for those who answer for all."""
    if {"oit.manage", "oit.approve"} & office.acts:
        return None
    held = appointments_of(office.visitor).filter(position__agency=office.agency)
    return [unit for unit in held.values_list("position__unit", flat=True) if unit is not None]
