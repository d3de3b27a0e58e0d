"""What is counted when a survey closes, and which groups of people are kept."""

from prongsai.apps.surveys.intake.folding import fold_rest
from prongsai.apps.surveys.intake.groups import groups_of
from prongsai.apps.surveys.models import OWN, Survey, SurveyTally
from prongsai.apps.surveys.queries import survey_rules
from prongsai.core.surveys.suppression import Group, breakdowns
from prongsai.core.surveys.tallies import Tally, tally_from_plain


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
    """All answers of each portion that were given here.

    Those from files are in no group: whoever has the file could take them off again, and would
    be left with the few among whom they stood.
    """
    rows = survey.tallies.filter(trait="", origin=OWN)
    return {row.portion: tally_from_plain(row.tally) for row in rows}
