"""What is counted when a survey closes, and which groups of people are kept."""

from prongsai.apps.surveys.intake.folding import fold_rest, groups_of
from prongsai.apps.surveys.models import Survey, SurveyTally
from prongsai.apps.surveys.queries import survey_rules
from prongsai.core.surveys.suppression import Group, breakdowns
from prongsai.core.surveys.tallies import Tally, tally_from_plain, together


def count_the_rest(survey: Survey) -> None:
    """Count all that waits, and keep the tallies by group, merged until none is too small."""
    fold_rest(survey)
    groups = {Group(*key): tally for key, tally in groups_of(survey).items()}
    shown = breakdowns(groups, _portions(survey), survey_rules(survey).smallest_group)
    SurveyTally.objects.bulk_create(
        SurveyTally(survey=survey, **group._asdict(), tally=tally.as_plain())
        for group, tally in sorted(shown.items(), key=lambda one: one[0])
    )


def _portions(survey: Survey) -> dict[str, Tally]:
    """All answers of each portion, those brought in from files included."""
    found: dict[str, Tally] = {}
    for row in survey.tallies.filter(trait=""):
        tally = tally_from_plain(row.tally)
        before = found.get(row.portion)
        found[row.portion] = tally if before is None else together([before, tally])
    return found
