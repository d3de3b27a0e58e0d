"""What people do with results."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.actions import log
from prongsai.apps.evidence.models import Decision, Examination, Stage
from prongsai.apps.results.models import Result, State
from prongsai.apps.rounds.actions import open_round
from prongsai.apps.rounds.models import Round
from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.models import State as SurveyState
from prongsai.apps.surveys.models import Survey, SurveyTally
from prongsai.core.results import result_by
from prongsai.core.sheets.counting import with_answers
from prongsai.core.sheets.judged import with_decisions
from prongsai.core.sheets.sheet import AgencyName, Sheet
from prongsai.core.snapshots import sheet_as_plain, sheet_from_plain, snapshot
from prongsai.core.surveys.pooling import Answers, answers_of
from prongsai.core.surveys.questionnaire import Questionnaire, questionnaire
from prongsai.core.surveys.tallies import tally_from_plain


@transaction.atomic
def import_sheet(round_: Round, *, sheet: Sheet, source_file: str, by: User | None) -> Result:
    """Compute a sheet by the round's rules into the round's draft, in place of an earlier draft.

    Raises ValidationError where the sheet is of another fiscal year than the round, or has a code
    that the rules pinned to the round do not know.
    """
    _lock(round_)
    _must_fit(round_, sheet)
    draft = _draft(round_, sheet, source_file, by)
    log(
        "result.sheet_imported",
        draft,
        by=by,
        agency=round_.agency.slug,
        year=round_.year,
        version=draft.version,
        file=source_file,
    )
    return draft


@transaction.atomic
def import_into_agency(
    agency: Agency, *, sheet: Sheet, source_file: str, by: User | None
) -> Result:
    """Import a sheet into the agency's round of its year, opening the round where it is not yet.

    Raises ProblemsFound for a year that has no rules; then nothing is opened either.
    """
    round_ = open_round(agency, year=sheet.year, by=by)
    return import_sheet(round_, sheet=sheet, source_file=source_file, by=by)


@transaction.atomic
def take_in_survey(survey: Survey, *, by: User | None) -> Result:
    """Put what a closed survey counted into the round's draft, which is made where there is none.

    The draft is made of the newest version; only the marks of the survey's instrument change.
    Taking in once more gives the same. Raises ValidationError where the survey is not closed, or
    where fewer people answered than may be shown.
    """
    round_ = survey.round
    _lock(round_)
    asked = questionnaire(rules_of(round_), survey.instrument)
    answers = _answers(survey, asked)
    before, source_file = _newest_sheet(round_)
    draft = _draft(round_, with_answers(before, asked, answers), source_file, by)
    log(
        "result.survey_taken_in",
        draft,
        by=by,
        agency=round_.agency.slug,
        year=round_.year,
        version=draft.version,
        instrument=survey.instrument,
        answers=answers.n,
    )
    return draft


@transaction.atomic
def take_in_oit(examination: Examination, *, by: User | None) -> Result:
    """Put the confirmed marks of the OIT, each with its reason, into the round's draft.

    The draft is made of the newest version; only the marks and comments of the items change.
    Taking in once more gives the same. Raises ValidationError before the marks are confirmed, or
    where an item has no decision.
    """
    round_ = examination.round
    _lock(round_)
    decisions = _decisions(examination)
    before, source_file = _newest_sheet(round_)
    marks = {code: one.mark for code, one in decisions.items()}
    reasons = {code: one.reason for code, one in decisions.items()}
    oit = rules_of(round_).nodes["oit"]
    draft = _draft(round_, with_decisions(before, oit, marks, reasons), source_file, by)
    log(
        "result.oit_taken_in",
        draft,
        by=by,
        agency=round_.agency.slug,
        year=round_.year,
        version=draft.version,
        items=len(marks),
    )
    return draft


@transaction.atomic
def publish_result(draft: Result, *, by: User | None) -> None:
    """Publish a round's first result: from now on it is frozen."""
    if draft.is_correction:
        raise ValidationError(_("A correction needs a reason that the public can read."))
    _publish(draft, by)


@transaction.atomic
def publish_correction(draft: Result, *, reason: str, by: User | None) -> None:
    """Publish a new version beside the earlier ones, which stay; the public reads the reason."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say in a sentence what was corrected and why.")})
    draft.reason = reason.strip()
    _publish(draft, by)


@transaction.atomic
def discard_draft(draft: Result, *, by: User | None) -> None:
    """Throw a draft away; published versions stay as they are."""
    round_ = draft.round
    _lock(round_)
    _must_be_draft(draft)
    log(
        "result.draft_discarded",
        draft,
        by=by,
        agency=round_.agency.slug,
        year=round_.year,
        version=draft.version,
    )
    draft.delete()


def _publish(draft: Result, by: User | None) -> None:
    _lock(draft.round)
    _must_be_draft(draft)
    draft.state = State.PUBLISHED
    draft.published_by = by
    draft.published_at = timezone.now()
    draft.full_clean(exclude=["sheet", "snapshot"])
    draft.save(update_fields=["state", "published_by", "published_at", "reason"])
    log(
        "result.published",
        draft,
        by=by,
        agency=draft.round.agency.slug,
        year=draft.round.year,
        version=draft.version,
        total=None if draft.total is None else str(draft.total),
        level=draft.level,
        digest=draft.snapshot["digest"],
    )


def _draft(round_: Round, sheet: Sheet, source_file: str, by: User | None) -> Result:
    """The round's draft, computed from a sheet, in place of an earlier one."""
    computed = result_by(rules_of(round_), sheet)
    Result.objects.filter(round=round_, state=State.DRAFT).delete()
    draft = Result(
        round=round_,
        version=_last_version(round_) + 1,
        sheet=sheet_as_plain(sheet),
        snapshot=snapshot(computed),
        total=computed.total.announced,
        level="" if computed.level is None else computed.level.code,
        source_file=source_file,
        imported_by=by,
    )
    draft.full_clean(exclude=["sheet", "snapshot"])
    draft.save()
    return draft


def _answers(survey: Survey, asked: Questionnaire) -> Answers:
    """What a closed survey counted, of every portion and origin."""
    current = Survey.objects.select_for_update().get(pk=survey.pk)
    if current.state != SurveyState.CLOSED:
        raise ValidationError(_("Close the survey first. Its answers are still being counted."))
    tallies = SurveyTally.objects.filter(survey=current, trait="")
    counted = [(row.portion, tally_from_plain(row.tally)) for row in tallies]
    answers = answers_of(asked, counted, current.population)
    if answers.n < answers.smallest:
        raise ValidationError(
            _(
                "Fewer than %(smallest)s people answered, so the survey gives no marks: they could"
                " be recognized by their answers."
            ),
            params={"smallest": answers.smallest},
        )
    return answers


def _decisions(examination: Examination) -> dict[str, Decision]:
    """The decision of every item, by its code."""
    current = Examination.objects.select_for_update().get(pk=examination.pk)
    if current.stage != Stage.CONFIRMED:
        raise ValidationError(_("The marks of the OIT are not confirmed yet."))
    rows = Decision.objects.filter(disclosure__examination=current)
    decisions = {row.disclosure.code: row for row in rows.select_related("disclosure")}
    codes = current.disclosures.values_list("code", flat=True)
    open_ones = ", ".join(code.upper() for code in codes if code not in decisions)
    if open_ones:
        raise ValidationError(
            _("These items have no decision yet: %(codes)s."), params={"codes": open_ones}
        )
    return decisions


def _newest_sheet(round_: Round) -> tuple[Sheet, str]:
    """The sheet of the newest version and the file that it came from; an empty one for none."""
    newest = Result.objects.filter(round=round_).order_by("-version").first()
    if newest is None:
        return _empty_sheet(round_), ""
    return sheet_from_plain(newest.sheet), newest.source_file


def _empty_sheet(round_: Round) -> Sheet:
    agency = round_.agency
    name = AgencyName(agency.name, "", agency.district, agency.province)
    return Sheet(year=round_.year, agency=name)


def _must_fit(round_: Round, sheet: Sheet) -> None:
    if sheet.year != round_.year:
        raise ValidationError(_("This sheet is of another fiscal year than the round."))
    given = {**sheet.known, **sheet.respondents, **sheet.comments}
    unknown = ", ".join(code for code in given if code not in rules_of(round_).nodes)
    if unknown:
        raise ValidationError(
            _("The rules that this round was opened with have no %(codes)s; take them out."),
            params={"codes": unknown},
        )


def _must_be_draft(result: Result) -> None:
    if not Result.objects.filter(pk=result.pk, state=State.DRAFT).exists():
        raise ValidationError(_("This version is published or gone; it cannot be changed."))


def _lock(round_: Round) -> None:
    # Two people who import, publish or discard at once take turns.
    Round.objects.select_for_update().get(pk=round_.pk)


def _last_version(round_: Round) -> int:
    newest = Result.objects.filter(round=round_).order_by("-version").first()
    return 0 if newest is None else newest.version
