"""The steps of closing a survey, over two databases; each may be done again after a crash."""

from prongsai.apps.surveys.models import Survey, SurveyTally
from prongsai.apps.surveys.queries import survey_rules
from prongsai.core.surveys.suppression import Group, breakdowns
from prongsai.core.surveys.tallies import Tally, tally_from_plain, together


def count_everything(survey: Survey) -> None:
    """Refuse answers from now on, and count all that wait."""
    from prongsai.apps.surveys.intake.folding import fold_rest, seal

    seal(survey.pk)
    fold_rest(survey)


def write_groups(survey: Survey) -> None:
    """Keep the tallies by group, merged until no group is too small; once and for all."""
    from prongsai.apps.surveys.intake.folding import groups_of

    groups = {Group(*key): tally for key, tally in groups_of(survey).items()}
    shown = breakdowns(groups, _portions(survey), survey_rules(survey).smallest_group)
    SurveyTally.objects.bulk_create(
        SurveyTally(survey=survey, **group._asdict(), tally=tally.as_plain())
        for group, tally in sorted(shown.items(), key=lambda one: one[0])
    )


def forget_traces(survey: Survey) -> None:
    """Wipe what the store still has of the survey: tokens, used codes, groups."""
    from prongsai.apps.surveys.intake.folding import forget

    forget(survey.pk)


def _portions(survey: Survey) -> dict[str, Tally]:
    """All answers of each portion, those brought in from files included."""
    found: dict[str, Tally] = {}
    for row in survey.tallies.filter(trait=""):
        tally = tally_from_plain(row.tally)
        before = found.get(row.portion)
        found[row.portion] = tally if before is None else together([before, tally])
    return found
