"""Paper as an equal way to answer: forms are printed, come back, are entered, and add up.

A serial proves that a sheet is ours and counts once. With the answers it goes no farther than
``receive``: the store keeps both apart, and no line of the log has a serial in it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Unit
from prongsai.apps.audit.models import Entry
from prongsai.apps.surveys.changing import log_of, unclosed
from prongsai.apps.surveys.intake.hashing import keyed_hash
from prongsai.apps.surveys.intake.receiving import receive
from prongsai.apps.surveys.intake.submission import Outcome, Submission
from prongsai.apps.surveys.models import Code, Pack, PackKind, State, Survey
from prongsai.apps.surveys.packs import fill_pack, next_pack
from prongsai.apps.surveys.queries import survey_rules
from prongsai.apps.surveys.questions import questionnaire_of
from prongsai.apps.surveys.slips import Printed
from prongsai.core.surveys.codes import Bearer, Mistyped, as_typed, shown
from prongsai.core.surveys.paper_layout import MOST_OWN, PaperLayout, paper_layout
from prongsai.core.surveys.signs import signs_of

MOST_FORMS = 300  # in one pack: the most that one ream of paper holds of a form of two leaves
_ONE_IN = 10  # sheets are entered twice
_TOKEN = "prongsai.surveys.paper"  # noqa: S105 -- what the token is for, not a token


class Sheet(NamedTuple):
    """What stands on a form that came back: its serial as typed, options and values by code."""

    serial: str
    answers: Mapping[str, str]
    traits: Mapping[str, str]
    comment: str = ""


class Balance(NamedTuple):
    """What became of the forms of a pack; ``difference`` is ``None`` until they were counted.

    ``entered`` are those marked as used, which happens for several at once; a positive
    ``difference`` says how many forms are missing, a negative one how many are too many.
    """

    pack: Pack
    entered: int
    difference: int | None


class Agreement(NamedTuple):
    """How well two entries of the same sheets agree: sheets, answers on them, differences."""

    sheets: int
    answers: int
    differences: int


def own_units(survey: Survey) -> list[Unit]:
    """The units that forms name, in the order in which they are numbered."""
    return list(survey.round.agency.units.order_by("pk"))


def layout_of(survey: Survey) -> PaperLayout:
    """The leaves of a form that is printed today."""
    return paper_layout(questionnaire_of(survey), {"units": len(own_units(survey))})


def known_layouts(survey: Survey) -> dict[str, PaperLayout]:
    """The leaves of all forms that may come back, by name; older ones name fewer units."""
    asked, units = questionnaire_of(survey), len(own_units(survey))
    counts = {0, units, *range(1, min(units, MOST_OWN) + 1)}
    layouts = [paper_layout(asked, {"units": count}) for count in sorted(counts)]
    return {layout.name: layout for layout in layouts}


@transaction.atomic
def print_forms(
    survey: Survey, *, size: int, portion: str | None = None, unit: Unit | None, by: User | None
) -> Printed:
    """Make a pack of paper forms; their serials are given back this once, in no order.

    A pack of fewer forms than the smallest group would tell whose sheets come back.
    """
    unclosed(survey)
    rules = survey_rules(survey)
    known = [one.code for one in rules.portions]
    if portion is not None and portion not in known:
        raise ValidationError({"portion": _("The survey has no such part. Choose another.")})
    if unit is not None and unit.agency_id != survey.round.agency_id:
        raise ValidationError({"unit": _("This unit belongs to another agency.")})
    if not rules.smallest_group <= size <= MOST_FORMS:
        says = _("A pack holds %(least)s to %(most)s forms, so that no form is anybody's.")
        told = {"least": rules.smallest_group, "most": MOST_FORMS}
        raise ValidationError({"size": says % told})
    pack = next_pack(survey, kind=PackKind.PAPER, portion=portion or known[0], unit=unit, size=size)
    serials = fill_pack(pack)
    log_of("survey.forms_printed", survey, survey, by, number=pack.number, size=size)
    return Printed(pack, serials)


def enter_sheet(survey: Survey, *, sheet: Sheet, by: User | None) -> Outcome:
    """Take in the answers of a sheet; the same sheet again changes nothing.

    Gives RECEIVED or RECEIVED_BEFORE. Raises ValidationError for a serial that may not be used
    and a sheet without an answer, StoreUnavailable where the disk refuses.
    """
    code = code_of(survey, sheet.serial)
    asked = questionnaire_of(survey)
    response = asked.response(sheet.answers, sheet.traits)
    if not any(response.chosen):
        says = _("No question is answered on this sheet. Count it as spoilt with its pack.")
        raise ValidationError(says)
    signs = signs_of(asked, response, None, 1)
    submission = Submission(
        survey=survey.pk,
        portion=code.pack.portion,
        line=asked.pack(response._replace(signs=signs)),
        token=_token(code),
        code=code.pk,
        comment=sheet.comment,
    )
    # No transaction of the main database is open while the store is written: who counts answers
    # holds the one and waits for the other.
    outcome = receive(submission)
    if outcome == Outcome.CLOSED:
        raise ValidationError(_("The survey is closed; it takes no more sheets."))
    if outcome == Outcome.CODE_USED:
        raise ValidationError({"serial": _("Somebody answered with this serial already.")})
    if outcome == Outcome.RECEIVED:
        log_of("survey.sheet_entered", survey, survey, by)
    return outcome


def code_of(survey: Survey, serial: str) -> Code:
    """The right to answer that a serial proves; ValidationError where it proves none now."""
    typed = as_typed(serial, Bearer.SHEET)
    if isinstance(typed, Mistyped):
        raise ValidationError({"serial": typed.says.say(get_language() or "th")})
    codes = Code.objects.select_related("pack")
    code = codes.filter(pk=keyed_hash(typed, survey.pk), pack__survey=survey).first()
    if code is None:
        raise ValidationError({"serial": _whose(survey, typed)})
    if code.pack.kind != PackKind.PAPER:
        says = _("This is a code for answering online, not the serial of a paper form.")
        raise ValidationError({"serial": says})
    if code.pack.is_cancelled:
        says = _("The sheet is of pack %(number)s, which is cancelled. It is not counted.")
        raise ValidationError({"serial": says % {"number": code.pack.number}})
    if survey.state != State.OPEN:
        raise ValidationError(_("Sheets are entered while the survey is open."))
    return code


def is_entered_twice(code: Code) -> bool:
    """Whether a sheet is one of those entered twice: the hash of its serial chose, nobody else."""
    return int(code.pk[:8], 16) % _ONE_IN == 0


@transaction.atomic
def note_agreement(survey: Survey, *, answers: int, differences: int, by: User | None) -> None:
    """Note how many answers of a sheet differed when it was entered twice, and nothing else."""
    log_of("survey.sheets_compared", survey, survey, by, answers=answers, differences=differences)


@transaction.atomic
def count_back(pack: Pack, *, spoilt: int, unused: int, by: User | None) -> None:
    """Say how many forms of a pack came back without answers, and how many were never used."""
    packs = Pack.objects.select_for_update(of=("self",)).select_related("survey__round__agency")
    current = packs.get(pk=pack.pk)
    if current.kind != PackKind.PAPER:
        raise ValidationError(_("Only packs of paper forms are counted back."))
    if spoilt + unused > current.size:
        says = _("The pack has %(size)s forms; spoilt and unused together cannot be more.")
        raise ValidationError(says % {"size": current.size})
    current.spoilt = pack.spoilt = spoilt
    current.unused = pack.unused = unused
    current.full_clean()
    current.save(update_fields=["spoilt", "unused"])
    told = {"number": current.number, "spoilt": spoilt, "unused": unused}
    log_of("survey.pack_counted_back", current.survey, current.survey, by, **told)


def balances_of(survey: Survey) -> list[Balance]:
    """What became of the forms of each pack that was not cancelled, by its number."""
    packs = survey.packs.filter(kind=PackKind.PAPER, is_cancelled=False).select_related("unit")
    used = Count("codes", filter=Q(codes__used=True))
    return [_balance(pack, pack.used) for pack in packs.annotate(used=used).order_by("number")]


def paper_packs(survey: Survey) -> list[Pack]:
    """Every pack of paper forms, the newest first."""
    packs = survey.packs.filter(kind=PackKind.PAPER).select_related("unit")
    return list(packs.order_by("-number"))


def sheets_entered(survey: Survey) -> int:
    """How many sheets were entered, as the log says: those too that wait to be counted."""
    return _lines(survey, "survey.sheet_entered").count()


def agreement_of(survey: Survey) -> Agreement:
    """How well the sheets that were entered twice agree."""
    lines = list(_lines(survey, "survey.sheets_compared").values_list("details", flat=True))
    return Agreement(
        sheets=len(lines),
        answers=sum(line["answers"] for line in lines),
        differences=sum(line["differences"] for line in lines),
    )


def _balance(pack: Pack, entered: int) -> Balance:
    if pack.spoilt is None or pack.unused is None:
        return Balance(pack, entered, None)
    return Balance(pack, entered, pack.size - entered - pack.spoilt - pack.unused)


def _whose(survey: Survey, serial: str) -> str:
    """What to say about a serial that is not of this survey."""
    others = Survey.objects.filter(round__agency=survey.round.agency).exclude(pk=survey.pk)
    for other in others.select_related("round"):
        if Code.objects.filter(pk=keyed_hash(serial, other.pk)).exists():
            says = _("%(serial)s is of %(instrument)s of fiscal year %(year)s. Enter it there.")
            told = {"instrument": other.instrument.upper(), "year": other.round.year}
            return says % {"serial": shown(serial), **told}
    says = _("%(serial)s is no sheet of this agency. Compare it with the paper.")
    return says % {"serial": shown(serial)}


def _token(code: Code) -> str:
    """The one-time token of a sheet: the same each time, so that a sheet counts once."""
    digest: str = salted_hmac(_TOKEN, code.pk, algorithm="sha256").hexdigest()
    return digest[:32]


def _lines(survey: Survey, act: str) -> "QuerySet[Entry]":
    agency, subject = survey.round.agency.slug, f"{survey._meta.label_lower}:{survey.pk}"
    return Entry.objects.filter(agency=agency, action=act, subject=subject)
